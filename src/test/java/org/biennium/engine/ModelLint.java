package org.biennium.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What is wrong with a model: its names, its forms, its answers. An empty list is a sound model. */
final class ModelLint {

    /** What a step may tell somebody to do; a new step may well need a new verb. */
    private static final Set<String> VERBS = Set.of(
            "accept",
            "amend",
            "answer",
            "call",
            "check",
            "choose",
            "clear",
            "close",
            "confirm",
            "draft",
            "freeze",
            "notify",
            "open",
            "publish",
            "recommend",
            "review",
            "revise",
            "seal",
            "sign",
            "start",
            "submit",
            "validate",
            "withdraw",
            "write");

    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern CAMEL = Pattern.compile("[a-z]+[a-z0-9]*([A-Z][a-z0-9]+)+");
    private static final Pattern PARTICIPLE = Pattern.compile("[A-Z][a-z]*(ed|wn|en|pt|nt|ld|ne|ut)");
    private static final Set<String> PARTICLES = Set.of("Back", "In", "On", "Off", "Out", "Over");
    private static final Pattern QUESTION = Pattern.compile("(is|are|has|have|which)[A-Z]\\w*");
    private static final Pattern ANSWER = Pattern.compile("[a-z]\\w*(Is|Are|Has|Have)[A-Z]\\w*");
    private static final Pattern DAYS = Pattern.compile("P[1-9]\\d*D");

    private final BpmnModelInstance model;
    private final Path forms;
    private final String slug;
    private final List<String> faults = new ArrayList<>();

    private ModelLint(BpmnModelInstance model, String slug, Path forms) {
        this.model = model;
        this.slug = slug;
        this.forms = forms;
    }

    /**
     * @param slug name of the model's file without its ending
     * @param forms folder that holds a folder of forms for each slug
     */
    static List<String> faults(BpmnModelInstance model, String slug, Path forms) {
        var lint = new ModelLint(model, slug, forms);
        lint.checkProcess();
        lint.all(FlowNode.class).forEach(lint::checkNode);
        lint.all(SequenceFlow.class).forEach(lint::checkFlow);
        lint.all(Message.class).forEach(lint::checkMessage);
        lint.checkNoScript();
        lint.checkNothingLapses();
        return List.copyOf(lint.faults);
    }

    private void checkProcess() {
        var processes = all(Process.class);
        require(processes.size() == 1, slug, "holds one process, not " + processes.size());
        for (var process : processes) {
            require(process.getId().equals(camel(slug)), process.getId(), "is named as its file: " + camel(slug));
            require(process.isExecutable(), process.getId(), "is executable");
            require(
                    matches(DAYS, process.getCamundaHistoryTimeToLiveString()),
                    process.getId(),
                    "says in days how long its history lives");
            require(isSaid(process.getName()), process.getId(), "has a name");
        }
    }

    private void checkNode(FlowNode node) {
        var id = node.getId();
        if (node instanceof Activity activity) {
            require(isImperative(id), id, "is an imperative: a known verb and the noun it acts on");
            require(isSaid(activity.getName()), id, "has a name");
        } else if (node instanceof Event) {
            require(isPast(id), id, "is a noun with a past participle");
            require(isSaid(node.getName()), id, "has a name");
        } else if (node instanceof Gateway && node.getOutgoing().size() > 1 && !(node instanceof ParallelGateway)) {
            require(matches(QUESTION, id), id, "is a question: is… or which…");
            require(isSaid(node.getName()) && node.getName().endsWith("?"), id, "asks a question by its name");
            checkAnswers(node);
        }
        checkForm(node);
        if (node instanceof ServiceTask task) {
            require(
                    ("${" + id + "}").equals(task.getCamundaDelegateExpression()),
                    id,
                    "calls the bean of its own name: ${" + id + "}");
        }
    }

    private void checkAnswers(FlowNode gateway) {
        var otherwise = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
        require(otherwise != null, gateway.getId(), "has a default answer");
        for (var flow : gateway.getOutgoing()) {
            var isDefault = otherwise != null && flow.getId().equals(otherwise.getId());
            require(
                    isDefault == (flow.getConditionExpression() == null),
                    flow.getId(),
                    "has a condition unless it is the default");
            require(isSaid(flow.getName()), flow.getId(), "names the answer it is");
        }
    }

    private void checkForm(FlowNode node) {
        var formRef = attribute(node, "formRef");
        if (node instanceof UserTask || formRef != null) {
            require(camel(kebab(node.getId())).equals(node.getId()), node.getId(), "can name a file");
            require(
                    "deployment".equals(attribute(node, "formRefBinding")),
                    node.getId(),
                    "binds its form by deployment");
            if (node instanceof UserTask) {
                require(node.getId().equals(formRef), node.getId(), "has the form of its own name, not " + formRef);
            }
            checkFormFile(node.getId(), formRef);
        }
        require(attribute(node, "formKey") == null, node.getId(), "has no form key");
        require(attribute(node, "assignee") == null, node.getId(), "leaves whose turn it is to the room");
    }

    private void checkFormFile(String id, @Nullable String formRef) {
        if (formRef == null) {
            return;
        }
        var file = forms.resolve(slug).resolve(kebab(formRef) + ".form");
        require(Files.isRegularFile(file), id, "has its form in " + file);
    }

    private void checkFlow(SequenceFlow flow) {
        require(matches(ANSWER, flow.getId()), flow.getId(), "is an answer with its subject: workPlanIsComplete");
    }

    private void checkMessage(Message message) {
        var name = message.getName();
        require(
                name != null && name.startsWith(camel(slug) + ".") && name.matches("[a-zA-Z]+\\.[a-z][a-zA-Z]+"),
                message.getId(),
                "is named process.state");
    }

    private void checkNoScript() {
        all(ScriptTask.class).forEach(task -> require(false, task.getId(), "is no script"));
        all(CamundaScript.class).forEach(script -> require(false, slug, "carries no script"));
        all(ConditionExpression.class)
                .forEach(condition -> require(
                        condition.getLanguage() == null
                                && condition.getTextContent().matches("\\$\\{[!\\w.() ]+}"),
                        condition.getParentElement().getAttributeValue("id"),
                        "asks one plain ${…} question"));
    }

    // Nothing lapses and nothing passes in silence: late work is accepted, marked and escalated.
    private void checkNothingLapses() {
        for (var timer : all(TimerEventDefinition.class)) {
            var event = timer.getParentElement();
            var interrupts = event instanceof BoundaryEvent boundary && boundary.cancelActivity()
                    || event instanceof StartEvent start && start.isInterrupting();
            require(!interrupts, event.getAttributeValue("id"), "does not end anything because time has passed");
        }
    }

    private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private void require(boolean holds, String id, String rule) {
        if (!holds) {
            faults.add(id + ": " + rule);
        }
    }

    private static @Nullable String attribute(FlowNode node, String name) {
        return node.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", name);
    }

    private static boolean isImperative(String id) {
        return matches(CAMEL, id) && VERBS.contains(WORDS.split(id)[0]);
    }

    private static boolean isPast(String id) {
        var words = WORDS.split(id);
        var last = PARTICLES.contains(words[words.length - 1]) ? words.length - 2 : words.length - 1;
        return matches(CAMEL, id) && last > 0 && matches(PARTICIPLE, words[last]);
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }

    static String kebab(String camel) {
        return String.join("-", WORDS.split(camel)).toLowerCase(Locale.ROOT);
    }

    static String camel(String kebab) {
        return Pattern.compile("-(.)").matcher(kebab).replaceAll(match -> match.group(1)
                .toUpperCase(Locale.ROOT));
    }
}
