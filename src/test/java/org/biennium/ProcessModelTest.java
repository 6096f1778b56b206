package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biennium.engine.ModelWords;
import org.biennium.engine.Names;
import org.biennium.engine.ProcessRoom;
import org.biennium.engine.ProcessVariable;
import org.biennium.engine.UserStep;
import org.biennium.language.Languages;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/**
 * One name on every floor: activity, record or service class, form, fields, messages and variables of each process. To
 * rename one of them alone breaks this test, which names all that must follow.
 */
@BienniumTest
class ProcessModelTest {

    private static final Set<String> KINDS =
            Set.of("text", "separator", "textfield", "textarea", "radio", "select", "checkbox");
    private static final Pattern IDENTIFIER = Pattern.compile("(?<![.\\w])([a-z]\\w*)");
    private static final Set<String> OF_THE_LANGUAGE =
            Set.of("execution", "not", "and", "or", "empty", "true", "false");

    @Autowired
    ApplicationContext beans;

    @Autowired
    MessageSource messages;

    @Test
    void everyProcessIsTiedToItsRoom() throws IOException {
        for (var slug : slugs()) {
            assertThat(faults(slug, UnaryOperator.identity(), UnaryOperator.identity()))
                    .as(slug)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model | signOffWorkPlan                   | approveWorkPlan                  | approveWorkPlan has no user step
            model | sealWorkPlan                      | closeWorkPlan                    | closeWorkPlan has no service class
            model | name="workPlan.withdrawn"         | name="workPlan.recalled"         | message workPlan.recalled
            model | ${returned}                       | ${refused}                       | refused is neither variable nor bean
            model | camunda:elementVariable="host"    | camunda:elementVariable="office" | office is not the variable that names a host
            model | name="Validate the plan"          | name="Approve the plan"          | validateWorkPlan is called
            model | name="Plan published"             | name="Plan made public"          | workPlanPublished is called
            model | name="Plan withdrawn"             | camunda:x="y"                    | by model.work-plan.workPlanWithdrawn
            form  | "key": "decision"                 | "key": "verdict"                 | has no field decision
            form  | "value": "return"                 | "value": "reject"                | offers [sign, sign-with-reservation, reject]
            form  | "label": "Reservation or reason"  | "label": "Why?"                  | task.sign-off-work-plan.remark
            form  | "maxLength": 10000                | "minLength": 1                   | has no maximum length
            form  | "id": "signOffWorkPlan"           | "id": "signWorkPlan"             | is called signWorkPlan
            form  | "type": "textarea"                | "type": "filepicker"             | cannot be checked
            """)
    void aNameThatIsChangedAloneIsFound(String where, String one, String other, String fault) throws IOException {
        UnaryOperator<String> change = text -> text.replace(one, other);
        var found = faults(
                "work-plan",
                where.equals("model") ? change : UnaryOperator.identity(),
                where.equals("form") ? change : UnaryOperator.identity());

        assertThat(found).anyMatch(it -> it.contains(fault));
    }

    private List<String> faults(String slug, UnaryOperator<String> onModel, UnaryOperator<String> onForms)
            throws IOException {
        var faults = new ArrayList<String>();
        var xml = onModel.apply(Files.readString(Path.of("processes", slug + ".bpmn")));
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        var room = rooms().get(slug);
        if (room == null) {
            return List.of("No room owns the process " + slug);
        }
        var steps = beans.getBeansOfType(UserStep.class);
        for (var task : model.getModelElementsByType(UserTask.class)) {
            var step = steps.get(task.getId());
            if (step == null) {
                faults.add(task.getId() + " has no user step, a bean of its name");
            } else {
                checkForm(slug, task.getId(), task.getName(), step.form(), onForms, faults);
            }
        }
        for (var start : model.getModelElementsByType(StartEvent.class)) {
            var form = start.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
            if (form != null) {
                checkForm(slug, form, null, room.startForm(), onForms, faults);
            }
        }
        checkServices(model, faults);
        checkNames(slug, model, faults);
        checkShared(slug, model, xml, faults);
        return faults;
    }

    private void checkForm(
            String slug,
            String step,
            @Nullable String name,
            Class<? extends Record> record,
            UnaryOperator<String> onForms,
            List<String> faults)
            throws IOException {
        if (!record.getSimpleName().equals(Names.camel("x-" + Names.kebab(step)).substring(1))) {
            faults.add(step + " is taken by " + record.getSimpleName());
        }
        var file = Path.of("forms", slug, Names.kebab(step) + ".form");
        var form = new ObjectMapper().readTree(onForms.apply(Files.readString(file)));
        if (!form.path("id").asText().equals(step)) {
            faults.add(file + " is called " + form.path("id").asText());
        }
        var key = "task." + Names.kebab(step);
        if (name != null) {
            say(key, name, faults, step + " is called " + name + ", its message");
        }
        var fields = new TreeSet<String>();
        for (var component : form.path("components")) {
            if (!KINDS.contains(component.path("type").asText())) {
                faults.add(file + ": " + component.path("type").asText() + " cannot be checked");
            }
            if (component.has("key")) {
                fields.add(component.path("key").asText());
                checkField(file, key, component, record, faults);
            }
        }
        for (var component : record.getRecordComponents()) {
            if (!fields.contains(component.getName())) {
                faults.add(file + " has no field " + component.getName());
            }
        }
    }

    private void checkField(
            Path file, String stepKey, JsonNode field, Class<? extends Record> record, List<String> faults) {
        var name = field.path("key").asText();
        var key = stepKey + "." + name;
        var component = Stream.of(record.getRecordComponents())
                .filter(it -> it.getName().equals(name))
                .findFirst();
        if (component.isEmpty()) {
            faults.add(record.getSimpleName() + " has no component " + name);
        } else {
            checkChoices(file, field, component.get(), faults);
        }
        say(key, field.path("label").asText(), faults, key);
        if (field.has("description")) {
            say(key + ".description", field.path("description").asText(), faults, key + ".description");
        }
        for (var value : field.path("values")) {
            var choice = key + "." + value.path("value").asText();
            say(choice, value.path("label").asText(), faults, choice);
        }
        if (field.path("type").asText().startsWith("text")
                && !field.path("validate").has("maxLength")) {
            faults.add(file + ": " + name + " has no maximum length");
        }
    }

    private static void checkChoices(Path file, JsonNode field, RecordComponent component, List<String> faults) {
        if (component.getType().isEnum()) {
            var offered = new ArrayList<String>();
            field.path("values")
                    .forEach(value -> offered.add(value.path("value").asText()));
            var taken = Stream.of(component.getType().getEnumConstants())
                    .map(ProcessModelTest::code)
                    .toList();
            if (!offered.equals(taken)) {
                faults.add(file + ": " + component.getName() + " offers " + offered + " but the step takes " + taken);
            }
        }
    }

    private static String code(Object constant) {
        try {
            Method code = Stream.of(constant.getClass().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(JsonValue.class))
                    .findFirst()
                    .orElseThrow();
            code.setAccessible(true);
            return (String) code.invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void checkServices(BpmnModelInstance model, List<String> faults) {
        var delegates = beans.getBeansOfType(JavaDelegate.class);
        for (var task : model.getModelElementsByType(ServiceTask.class)) {
            var delegate = delegates.get(task.getId());
            if (delegate == null || !delegate.getClass().getSimpleName().equalsIgnoreCase(task.getId())) {
                faults.add(task.getId() + " has no service class of its name");
            }
        }
    }

    /** What is written in the drawing is said in every language; no name is said that is not drawn. */
    private void checkNames(String slug, BpmnModelInstance model, List<String> faults) {
        var drawn = new TreeSet<String>();
        model.getModelElementsByType(Process.class).forEach(process -> {
            drawn.add(process.getId());
            sayDrawn(slug, process.getId(), process.getName(), faults);
        });
        for (var element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null && !(element instanceof UserTask)) {
                drawn.add(element.getId());
                sayDrawn(slug, element.getId(), element.getName(), faults);
            }
        }
        for (var said : drawnNames(slug)) {
            if (!drawn.contains(said)) {
                faults.add("Nothing drawn is called by " + ModelWords.key(slug, said));
            }
        }
    }

    private void sayDrawn(String slug, String element, String name, List<String> faults) {
        say(ModelWords.key(slug, element), name, faults, element + " is called " + name + ", its message");
    }

    private static List<String> drawnNames(String slug) {
        var beginning = ModelWords.key(slug, "");
        var texts = ResourceBundle.getBundle("messages/" + slug, Locale.FRENCH);
        return texts.keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length()))
                .toList();
    }

    /** The words of the room's own class of constants, against those of its model. */
    private void checkShared(String slug, BpmnModelInstance model, String xml, List<String> faults) {
        var constants = constants(slug);
        for (var message : model.getModelElementsByType(Message.class)) {
            if (!constants.contains(message.getName())) {
                faults.add("The room does not know the message " + message.getName());
            }
        }
        for (var word : constants) {
            if (!word.equals(slug) && !xml.contains(word)) {
                faults.add("The model does not know the room's " + word);
            }
        }
        var elements = Pattern.compile("elementVariable=\"(\\w+)\"").matcher(xml);
        while (elements.find()) {
            if (!elements.group(1).equals("host")) {
                faults.add(elements.group(1) + " is not the variable that names a host");
            }
        }
        var expressions = Pattern.compile("\\$\\{([^}]*)}").matcher(xml);
        while (expressions.find()) {
            var identifiers = IDENTIFIER.matcher(expressions.group(1));
            while (identifiers.find()) {
                var word = identifiers.group(1);
                if (!OF_THE_LANGUAGE.contains(word) && !constants.contains(word) && !beans.containsBean(word)) {
                    faults.add(word + " is neither variable nor bean");
                }
            }
        }
    }

    private static Set<String> constants(String slug) {
        var words = new TreeSet<String>();
        var camel = Names.camel(slug);
        var type = "org.biennium." + slug.replace("-", "") + "."
                + camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1) + "Process";
        try {
            for (Field field : Class.forName(type).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    var value = field.get(null);
                    words.add(value instanceof ProcessVariable<?> variable ? variable.name() : String.valueOf(value));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " holds the words that model and room share", e);
        }
        return words;
    }

    /** A text of a model or form is the English message; the other languages have it too. */
    private void say(String key, @Nullable String english, List<String> faults, String what) {
        for (var language : Languages.SHIPPED) {
            try {
                var said = messages.getMessage(key, null, language);
                if (language.equals(Locale.ENGLISH) && english != null && !said.equals(english)) {
                    faults.add(what + " says “" + said + "” and not “" + english + "”");
                }
            } catch (NoSuchMessageException e) {
                faults.add("No message " + key + " in " + language);
            }
        }
    }

    private Map<String, ProcessRoom<?>> rooms() {
        return beans.getBeansOfType(ProcessRoom.class).values().stream()
                .map(room -> (ProcessRoom<?>) room)
                .collect(Collectors.toMap(ProcessRoom::slug, room -> room));
    }

    private static List<String> slugs() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .sorted()
                    .toList();
        }
    }
}
