package org.biennium.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.document.ReadingPage.Cell;
import org.biennium.document.ReadingPage.Column;
import org.biennium.document.ReadingPage.FieldView;
import org.biennium.document.ReadingPage.RowView;
import org.biennium.document.ReadingPage.SectionView;
import org.biennium.language.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sets documents of any template for readers and writers; the fragments in pages/document draw what it gives. */
@Component
public class DocumentPages {

    private final MessageSource messages;
    private final Dates dates;

    DocumentPages(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /** The whole text, in the reader's language where it is translated. */
    public ReadingPage reading(Content content, Locale locale) {
        return reading(content, locale, locale.getLanguage());
    }

    /**
     * The whole text.
     *
     * @param texts the language in which narratives are shown where they are there in it; anything else for the original
     */
    public ReadingPage reading(Content content, Locale locale, String texts) {
        var words = words(content, locale, Bounds.NONE).texts(texts);
        return new ReadingPage(
                content.language(),
                Locale.forLanguageTag(content.language()).getDisplayLanguage(locale),
                content.parts().stream().map(part -> section(part, words)).toList());
    }

    /** What became of a text. */
    public ChangesPage changes(Changes changes, Locale locale) {
        return new ChangesSetting(
                        changes,
                        words(changes.before(), locale, Bounds.NONE),
                        words(changes.now(), locale, Bounds.NONE))
                .page();
    }

    /** The languages that its narratives are there in. */
    public TextLanguages languages(Content content, Locale locale, String texts) {
        return TextLanguages.of(content, locale, texts);
    }

    /** The languages that its narratives can be translated into. */
    public List<String> translatable(Content content) {
        return TranslationSetting.offered(content.language());
    }

    /**
     * The narratives of a place beside their translations.
     *
     * @param to the language they are translated into
     * @param typed what the inputs are to hold where it is not what stands
     * @param saving what became of a save that was tried, null when none was
     */
    public TranslationPage translation(
            Content content, Place place, String to, Typed typed, @Nullable Saving saving, Locale locale) {
        return new TranslationSetting(content, place, to, words(content, locale, Bounds.NONE)).page(typed, saving);
    }

    /**
     * What the inputs of a translation are to hold now.
     *
     * @param among inputs of the fields that are asked for
     */
    public Typed translated(Content content, Place place, String to, Typed among, Locale locale) {
        return new TranslationSetting(content, place, to, words(content, locale, Bounds.NONE)).inputs(among);
    }

    /** A document at a glance. */
    public GlancePage glance(Content content, Locale locale) {
        var words = words(content, locale, Bounds.NONE);
        var glance = Glance.of(content);
        var split = glance.split();
        return new GlancePage(
                glance.totals().rows(),
                amounts(glance.totals(), locale),
                split == null ? null : words.say(split.label()),
                glance.shares().entrySet().stream()
                        .map(share -> new GlancePage.Share(
                                share.getKey().isEmpty() || split == null
                                        ? words.say("document.share.none")
                                        : split.name(share.getKey(), words),
                                amounts(share.getValue(), locale)))
                        .toList(),
                words.countries(glance.countries()));
    }

    /** Countries by name, in the order of the alphabet. */
    public List<Shown.Item> countries(List<String> codes, Locale locale) {
        return new Words(locale, messages, dates, locale.getLanguage(), Map.of(), Bounds.NONE, "").countries(codes);
    }

    /** The amounts that a document sums up to, with how many are still open. */
    public List<String> amounts(Totals totals, Locale locale) {
        var words = new Words(locale, messages, dates, locale.getLanguage(), Map.of(), Bounds.NONE, "");
        var amounts = new ArrayList<>(totals.amounts().entrySet().stream()
                .map(amount -> Figures.money(amount.getValue(), amount.getKey(), words))
                .toList());
        if (totals.inBase() != null && amounts.size() > 1) {
            var inAll = Figures.money(totals.inBase(), String.valueOf(totals.base()), words);
            var each = String.join(" + ", amounts);
            amounts.clear();
            amounts.add(words.say("document.totals.in-all", each, inAll));
        }
        if (totals.open() > 0) {
            amounts.add(words.say("document.totals.open", totals.open()));
        }
        if (totals.restricted() > 0) {
            amounts.add(words.say("restriction.amounts", totals.restricted()));
        }
        return amounts;
    }

    /** One section, as in the whole text. */
    public SectionView section(Content content, String section, Locale locale) {
        return section(
                content.part(section), words(content, locale, Bounds.NONE).texts(locale.getLanguage()));
    }

    /**
     * The form of a place.
     *
     * @param typed what the inputs are to hold
     * @param saving what became of a save that was tried, null when none was
     * @param bounds what the document is expected to keep to
     */
    public FormPage form(
            Content content, Place place, Typed typed, @Nullable Saving saving, Bounds bounds, Locale locale) {
        var words = words(content, locale, bounds);
        var part = content.part(place.section());
        var section = part.section();
        var row = place.row() == null ? null : part.row(place.row()).orElse(null);
        var rows = section.rows();
        var restrictions = rows == null ? part.restrictions() : row == null ? Restrictions.NONE : row.restrictions();
        var standing = content.fields(place).orElse(Map.of());
        var found = row == null && rows != null
                ? Map.<String, List<FindingView>>of()
                : findings(content, place, standing, bounds, locale);
        return new FormPage(
                section.key(),
                place.row(),
                words.say(section.title()),
                rows == null ? words.say(section.title()) : heading(rows, part, row, words),
                rows == null && section.help() != null ? words.say(section.help()) : null,
                content.language(),
                saving instanceof Saving.Overtaken overtaken
                        ? overtaken.revision()
                        : row != null ? row.revision() : rows == null ? part.revision() : 0,
                rows == null ? part.saved() : row == null ? null : row.saved(),
                words.limited(restrictions.ofAll(section)),
                section.fields().stream()
                        .map(field -> new FormPage.FieldForm(
                                field.key(),
                                words.say(field.label()),
                                say(field.help(), words),
                                field.required()
                                        || rows != null && rows.titled().equals(field.key()),
                                field.widget(typed, words),
                                words.limited(restrictions.of(field)),
                                problem(field, saving, words),
                                found.getOrDefault(field.key(), List.of()),
                                conflict(field, saving, words)))
                        .toList());
    }

    /** What of a place is restricted; the place is there. */
    public RestrictionsPage restrictions(Content content, Place place, Locale locale) {
        var words = words(content, locale, Bounds.NONE);
        var part = content.part(place.section());
        var section = part.section();
        var rows = section.rows();
        var row = place.row() == null ? null : part.row(place.row()).orElseThrow();
        var restrictions = row == null ? part.restrictions() : row.restrictions();
        var parts = new ArrayList<RestrictionsPage.Part>();
        parts.add(part(
                Restrictions.WHOLE,
                words.say(row == null ? "restriction.whole.section" : "restriction.whole.row"),
                restrictions.ofAll(section),
                words));
        if (rows == null || row != null) {
            section.fields()
                    .forEach(field ->
                            parts.add(part(field.key(), words.say(field.label()), restrictions.of(field), words)));
        }
        return new RestrictionsPage(
                section.key(),
                place.row(),
                words.say(section.title()),
                rows == null || row == null ? words.say(section.title()) : heading(rows, part, row, words),
                parts);
    }

    private static RestrictionsPage.Part part(String key, String label, Restriction restriction, Words words) {
        return new RestrictionsPage.Part(
                key, label, words.limited(restriction), !restriction.reason().isEmpty());
    }

    /** What a person would have typed to get what stands at a place; nothing where no row is there. */
    public Typed standing(Content content, Place place) {
        var section = content.part(place.section()).section();
        var typed = Typed.NOTHING;
        for (var value : content.fields(place).orElse(Map.of()).entrySet()) {
            typed = typed.and(section.field(value.getKey()).typed(value.getValue()));
        }
        return typed;
    }

    private static String heading(Section.Rows rows, Content.Part part, Content.@Nullable Row row, Words words) {
        return row == null
                ? words.say(rows.add())
                : words.say("document.row", words.say(rows.one()), part.rows().indexOf(row) + 1);
    }

    private SectionView section(Content.Part part, Words words) {
        var section = part.section();
        var rows = section.rows();
        var columns = rows == null ? List.<Field>of() : columns(section, rows);
        return new SectionView(
                section.key(),
                words.say(section.title()),
                say(section.help(), words),
                rows == null ? null : words.say(rows.one()),
                rows == null ? null : words.say(rows.add()),
                rows == null ? null : words.say(rows.none()),
                rows == null ? List.of() : headings(section.field(rows.titled()), columns, words),
                part.revision(),
                part.saved(),
                rows == null ? fields(section.fields(), part.fields(), part.restrictions(), words) : List.of(),
                rows == null ? List.of() : rows(part, rows, columns, words),
                part.restrictions().hidesAll(),
                words.limited(part.restrictions().ofAll(section)));
    }

    private static List<Field> columns(Section section, Section.Rows rows) {
        return rows.columns().stream().map(section::field).toList();
    }

    private static List<Column> headings(Field titled, List<Field> columns, Words words) {
        var headings = new ArrayList<Column>();
        headings.add(column(titled, words));
        columns.forEach(field -> headings.add(column(field, words)));
        return headings;
    }

    private static Column column(Field field, Words words) {
        return new Column(words.say(field.label()), field instanceof MoneyField || field instanceof NumberField);
    }

    private List<RowView> rows(Content.Part part, Section.Rows rows, List<Field> columns, Words words) {
        var views = new ArrayList<RowView>();
        for (var row : part.rows()) {
            var rest = part.section().fields().stream()
                    .filter(field -> !field.key().equals(rows.titled()))
                    .toList();
            var cells = columns.stream()
                    .map(field -> new Cell(column(field, words), shown(field, row.fields(), row.restrictions(), words)))
                    .toList();
            views.add(new RowView(
                    row.id(),
                    views.size() + 1,
                    Words.title(row, rows, words),
                    fields(rest, row.fields(), row.restrictions(), words),
                    cells,
                    row.restrictions().hidesAll(),
                    words.limited(row.restrictions().ofAll())));
        }
        return views;
    }

    private static List<FieldView> fields(
            List<Field> fields, Map<String, JsonNode> values, Restrictions restrictions, Words words) {
        if (restrictions.hidesAll()) {
            return List.of();
        }
        var views = new ArrayList<FieldView>();
        for (var field : fields) {
            var shown = shown(field, values, restrictions, words);
            if (shown != null) {
                var limited = restrictions.hides(field.key()) ? null : words.limited(restrictions.of(field));
                views.add(new FieldView(field.key(), words.say(field.label()), shown, limited));
            }
        }
        return views;
    }

    private static @Nullable Shown shown(
            Field field, Map<String, JsonNode> values, Restrictions restrictions, Words words) {
        if (restrictions.hides(field.key())) {
            return Shown.restricted(words);
        }
        var value = values.get(field.key());
        return value == null || !field.holds(value) ? null : field.show(value, values, words);
    }

    /** What checks have to say of a text. */
    public List<FindingView> findings(Content content, List<Finding> findings, Locale locale) {
        var words = words(content, locale, Bounds.NONE);
        return findings.stream()
                .map(finding -> new FindingView(
                        finding.level(),
                        finding.section(),
                        finding.row(),
                        finding.field(),
                        place(finding, content.template(), words),
                        words.say(finding.said())))
                .toList();
    }

    /** What checks have to say of the fields of one place, by the keys of the fields. */
    public Map<String, List<FindingView>> findings(
            Content content, Place place, Map<String, JsonNode> values, Bounds bounds, Locale locale) {
        var section = content.template().section(place.section());
        return findings(content, Checks.inPlace(content.template(), section, values, bounds), locale).stream()
                .collect(groupingBy(finding -> String.valueOf(finding.field()), LinkedHashMap::new, toList()));
    }

    private static String place(Finding finding, Template template, Words words) {
        var section = template.section(finding.section());
        var rows = section.rows();
        var place = new ArrayList<String>();
        place.add(words.say(section.title()));
        if (rows != null && finding.row() != null) {
            place.add(words.say("document.row", words.say(rows.one()), finding.rowNumber()));
        }
        if (finding.field() != null) {
            place.add(words.say(section.field(finding.field()).label()));
        } else if (rows != null && finding.row() == null && finding.level() == Finding.Level.BLOCKER) {
            place.add(words.say(rows.add()));
        }
        return String.join(" › ", place);
    }

    /** Why fields were not saved, each in one sentence, by the key of the field. */
    public Map<String, String> problems(List<Problem> problems, Locale locale) {
        var sentences = new LinkedHashMap<String, String>();
        problems.forEach(problem -> sentences.putIfAbsent(
                problem.field(),
                messages.getMessage(problem.key(), problem.arguments().toArray(), locale)));
        return sentences;
    }

    private static @Nullable String problem(Field field, @Nullable Saving saving, Words words) {
        return saving instanceof Saving.Unfit unfit
                ? unfit.problems().stream()
                        .filter(problem -> problem.field().equals(field.key()))
                        .map(problem ->
                                words.say(problem.key(), problem.arguments().toArray()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static FormPage.@Nullable Conflict conflict(Field field, @Nullable Saving saving, Words words) {
        return saving instanceof Saving.Overtaken overtaken
                ? overtaken.differences().stream()
                        .filter(difference -> difference.field().key().equals(field.key()))
                        .map(difference -> new FormPage.Conflict(
                                alone(field, difference.stands(), words),
                                alone(field, difference.typed(), words),
                                difference.changed()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static @Nullable Shown alone(Field field, @Nullable JsonNode value, Words words) {
        return value == null || !field.holds(value) ? null : field.show(value, Map.of(), words);
    }

    private static @Nullable String say(@Nullable Label label, Words words) {
        return label == null ? null : words.say(label);
    }

    private Words words(Content content, Locale locale, Bounds bounds) {
        return Words.of(content, locale, messages, dates, bounds);
    }
}
