package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field of a template: how it is asked for, read from what a person typed, checked, kept and shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(name = "narrative", value = NarrativeField.class),
    @Type(name = "text", value = TextField.class),
    @Type(name = "choice", value = ChoiceField.class),
    @Type(name = "tags", value = TagsField.class),
    @Type(name = "countries", value = CountriesField.class),
    @Type(name = "money", value = MoneyField.class),
    @Type(name = "date", value = DateField.class),
    @Type(name = "number", value = NumberField.class),
    @Type(name = "reference", value = ReferenceField.class)
})
public sealed interface Field
        permits NarrativeField,
                TextField,
                ChoiceField,
                TagsField,
                CountriesField,
                MoneyField,
                DateField,
                NumberField,
                ReferenceField {

    String key();

    Label label();

    @Nullable
    Label help();

    /** Whether the document cannot be submitted without it. It can always be saved without it. */
    boolean required();

    /** For whom it is meant by the template; null for everybody. */
    @Nullable
    Audience audience();

    default Audience meantFor() {
        var audience = audience();
        return audience == null ? Audience.PUBLIC : audience;
    }

    /** The inputs a person fills in for it, by name; those of several parts are key.part. */
    default List<String> inputs() {
        return List.of(key());
    }

    /** Of these, the ones that have a column in a sheet of rows. */
    default List<String> columns() {
        return inputs();
    }

    /** Other fields of its section that it cannot be checked or shown without. */
    default List<String> needs() {
        return List.of();
    }

    /**
     * The value of what was typed, null where nothing was.
     *
     * @param stands the value that stands now, kept where it holds what cannot be typed here
     * @throws Unfit when it is not what the field takes
     */
    @Nullable
    JsonNode read(Typed typed, @Nullable JsonNode stands, Around around);

    /** What a person would have to type for this value. */
    Typed typed(JsonNode value);

    /** The value for a reader. */
    Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words);

    /** What its values look like as JSON, as a JSON Schema. */
    ObjectNode schema();

    /** Whether there is something to read in a value. */
    default boolean holds(JsonNode value) {
        return true;
    }

    /** The part of a value that what was typed speaks of: two who type different parts are not in each other's way. */
    @Nullable
    default JsonNode spoken(Typed typed, @Nullable JsonNode value) {
        return value;
    }

    /** What a person is asked for, filled with what was typed. */
    Widget widget(Typed typed, Words words);

    /** What a person would have typed to get this value, or nothing; every input is there. */
    default Typed asTyped(@Nullable JsonNode value) {
        var typed = inputs().stream().map(input -> Typed.of(input)).reduce(Typed.NOTHING, Typed::and);
        return value == null ? typed : typed.and(typed(value));
    }
}
