package org.biennium.engine;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** What is wrong with the picture of a model: it must be readable at a glance, left to right, nothing in the way. */
final class DrawingLint {

    private static final double TOUCH = 1;
    private static final double LETTER_WIDTH = 6;

    private final BpmnModelInstance model;
    private final Map<String, Rectangle2D> shapes = new LinkedHashMap<>();
    private final Map<String, Rectangle2D> labels = new LinkedHashMap<>();
    private final Map<String, List<Line2D>> lines = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private DrawingLint(BpmnModelInstance model) {
        this.model = model;
    }

    static List<String> faults(BpmnModelInstance model) {
        var lint = new DrawingLint(model);
        lint.read();
        lint.checkEverythingIsDrawn();
        if (lint.faults.isEmpty()) {
            lint.checkLabelsAreWideEnough();
            lint.checkNothingOverlaps();
            lint.checkFlowsDock();
            lint.checkFlowsRunFree();
            lint.checkFlowsDoNotMeet();
            lint.checkLeftToRight();
        }
        return List.copyOf(lint.faults);
    }

    private void read() {
        for (var shape : model.getModelElementsByType(BpmnShape.class)) {
            var id = shape.getBpmnElement() == null
                    ? "nothing"
                    : shape.getBpmnElement().getId();
            shapes.put(id, rectangle(shape.getBounds()));
            readLabel(id, shape.getBpmnLabel());
        }
        for (var edge : model.getModelElementsByType(BpmnEdge.class)) {
            var id = edge.getBpmnElement() == null
                    ? "nothing"
                    : edge.getBpmnElement().getId();
            var points = edge.getWaypoints().stream()
                    .map(point -> new Point2D.Double(point.getX(), point.getY()))
                    .toList();
            var parts = new ArrayList<Line2D>();
            for (int i = 1; i < points.size(); i++) {
                parts.add(new Line2D.Double(points.get(i - 1), points.get(i)));
            }
            lines.put(id, parts);
            readLabel(id, edge.getBpmnLabel());
        }
    }

    private void readLabel(String id, @Nullable BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(id, rectangle(label.getBounds()));
        }
    }

    private void checkEverythingIsDrawn() {
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            require(shapes.containsKey(node.getId()), node.getId() + " is not drawn");
        }
        for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
            require(!lines.getOrDefault(flow.getId(), List.of()).isEmpty(), flow.getId() + " is not drawn");
        }
        shapes.keySet().forEach(id -> require(model.getModelElementById(id) != null, id + " is drawn but not there"));
        lines.keySet().forEach(id -> require(model.getModelElementById(id) != null, id + " is drawn but not there"));
    }

    // A label narrower than its longest word is broken in the middle of it.
    private void checkLabelsAreWideEnough() {
        labels.forEach((id, label) -> {
            var name = model.getModelElementById(id) instanceof FlowElement element ? element.getName() : "";
            var longest = Stream.of(name == null ? new String[0] : name.split(" "))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            require(longest * LETTER_WIDTH <= label.getWidth(), "the label of " + id + " is too narrow for " + name);
        });
    }

    private void checkNothingOverlaps() {
        var all = new LinkedHashMap<>(shapes);
        labels.forEach((id, label) -> all.put("the label of " + id, label));
        var names = List.copyOf(all.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                var one = names.get(i);
                var other = names.get(j);
                require(
                        belongTogether(one, other) || !rectangle(all, one).intersects(rectangle(all, other)),
                        one + " overlaps " + other);
            }
        }
    }

    private void checkFlowsDock() {
        for (var flow : flows()) {
            var parts = linesOf(flow);
            require(
                    touches(shapeOf(flow.getSource()), parts.get(0).getP1()),
                    flow.getId() + " does not start at " + flow.getSource().getId());
            require(
                    touches(
                            shapeOf(flow.getTarget()),
                            parts.get(parts.size() - 1).getP2()),
                    flow.getId() + " does not end at " + flow.getTarget().getId());
        }
    }

    private void checkFlowsRunFree() {
        for (var flow : flows()) {
            shapes.forEach((id, shape) -> require(
                    isEndOf(flow, id) || isAround(flow, id) || isFree(flow, shape),
                    flow.getId() + " runs through " + id));
            labels.forEach(
                    (id, label) -> require(isFree(flow, label), flow.getId() + " runs through the label of " + id));
        }
    }

    private void checkFlowsDoNotMeet() {
        var flows = flows();
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                var one = flows.get(i);
                var other = flows.get(j);
                var meet = linesOf(one).stream()
                        .anyMatch(line -> linesOf(other).stream().anyMatch(line::intersectsLine));
                require(!meet, one.getId() + " crosses or touches " + other.getId());
            }
        }
    }

    // Only an answer or something that happens meanwhile leads back; what simply goes on goes to the right.
    private void checkLeftToRight() {
        for (var flow : flows()) {
            var mayLeadBack = flow.getConditionExpression() != null || flow.getSource() instanceof BoundaryEvent;
            require(
                    mayLeadBack || centreOf(flow.getSource()) < centreOf(flow.getTarget()),
                    flow.getId() + " does not lead to the right");
        }
    }

    /** A boundary event sits on its activity, and what is in a sub-process lies within it. */
    private boolean belongTogether(String one, String other) {
        return sitsOn(one, other) || sitsOn(other, one);
    }

    private boolean sitsOn(String id, String on) {
        var element = model.getModelElementById(id.replace("the label of ", ""));
        return element instanceof BoundaryEvent event
                        && event.getAttachedTo().getId().equals(on)
                        && !id.startsWith("the label")
                || element instanceof FlowNode node && isIn(node, on)
                || element instanceof SequenceFlow flow && isIn(flow.getSource(), on);
    }

    private static boolean isIn(FlowNode node, String subProcess) {
        return node.getParentElement() instanceof SubProcess parent
                && parent.getId().equals(subProcess);
    }

    private static boolean isEndOf(SequenceFlow flow, String id) {
        return flow.getSource().getId().equals(id) || flow.getTarget().getId().equals(id);
    }

    private static boolean isAround(SequenceFlow flow, String id) {
        return isIn(flow.getSource(), id);
    }

    private boolean isFree(SequenceFlow flow, Rectangle2D shape) {
        return linesOf(flow).stream().noneMatch(shape::intersectsLine);
    }

    private List<SequenceFlow> flows() {
        return List.copyOf(model.getModelElementsByType(SequenceFlow.class));
    }

    private List<Line2D> linesOf(SequenceFlow flow) {
        return lines.getOrDefault(flow.getId(), List.of());
    }

    private Rectangle2D shapeOf(FlowNode node) {
        return rectangle(shapes, node.getId());
    }

    private double centreOf(FlowNode node) {
        return shapeOf(node).getCenterX();
    }

    /** On the outline, a pixel more or less. */
    private static boolean touches(Rectangle2D shape, Point2D point) {
        var outer = new Rectangle2D.Double(
                shape.getX() - TOUCH,
                shape.getY() - TOUCH,
                shape.getWidth() + 2 * TOUCH,
                shape.getHeight() + 2 * TOUCH);
        var inner = new Rectangle2D.Double(
                shape.getX() + TOUCH,
                shape.getY() + TOUCH,
                shape.getWidth() - 2 * TOUCH,
                shape.getHeight() - 2 * TOUCH);
        return outer.contains(point) && !inner.contains(point);
    }

    private static Rectangle2D rectangle(Map<String, Rectangle2D> among, String name) {
        return among.getOrDefault(name, new Rectangle2D.Double());
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
