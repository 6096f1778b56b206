package org.biennium.engine;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the engine asks of the room that owns a process. One bean for each process.
 *
 * @param <T> the record that equals the start form
 */
public interface ProcessRoom<T extends Record> {

    /** The process's name on every floor, such as work-plan. */
    String slug();

    /** The record whose components are the fields of the start form. */
    Class<T> startForm();

    /**
     * Opens a case from what the start form sent, already checked against the form.
     *
     * @return its business key
     * @throws Refusal when this person may not, or not this case
     */
    String open(T submitted, Actor actor);

    /** The values a start form offers for a field whose options are data, in their order. Empty: the form's own. */
    List<Option> options(String field, Locale locale);

    /** Where the case with this business key is read. */
    String page(String caseKey);

    /** Whose turn the step is. Asked once, when the step opens. */
    Turn turn(OpenStep step);

    /** The facts a form may show of this step, rendered in the reader's language; nothing else goes to the browser. */
    Map<String, Object> facts(OpenStep step, String personId, Locale locale);

    /**
     * How these steps are shown to this reader, by the engine's id of the task. Asked once for a whole list, so the number
     * of queries does not grow with it. A step the room does not know is left out.
     */
    Map<String, StepCard> cards(Collection<String> taskIds, String personId, Locale locale);

    /** A choice of a form. */
    record Option(String value, String label) {}
}
