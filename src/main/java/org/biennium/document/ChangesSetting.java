package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.biennium.document.Changes.InSection;
import org.biennium.document.Changes.OfField;
import org.biennium.document.Changes.OfRestriction;
import org.biennium.document.Changes.OfRow;
import org.biennium.document.ChangesPage.FieldView;
import org.biennium.document.ChangesPage.RowView;
import org.biennium.document.ChangesPage.SectionView;
import org.jspecify.annotations.Nullable;

/** Sets what became of a text for one reader, what stood before in the words of the template it followed. */
final class ChangesSetting {

    private final Changes changes;
    private final Side before;
    private final Side now;

    /**
     * @param before speaks of the text before
     * @param now speaks of the text now
     */
    ChangesSetting(Changes changes, Words before, Words now) {
        this.changes = changes;
        this.before = new Side(changes.before(), before);
        this.now = new Side(changes.now(), now);
    }

    ChangesPage page() {
        var sections = changes.sections().stream().map(this::section).toList();
        return new ChangesPage(
                sections,
                sections.stream()
                        .mapToInt(section -> section.fields().size()
                                + section.rows().stream()
                                        .filter(RowView::isChanged)
                                        .mapToInt(row -> row.fields().size())
                                        .sum())
                        .sum(),
                (int) changes.rows().filter(OfRow::isAdded).count(),
                (int) changes.rows().filter(OfRow::isRemoved).count(),
                (int) changes.rows().filter(OfRow::isMoved).count());
    }

    private SectionView section(InSection change) {
        var key = change.key();
        return new SectionView(
                key,
                sideWith(key).title(key),
                Stream.concat(
                                change.fields().stream()
                                        .flatMap(field -> fields(key, field, before.in(key), now.in(key))),
                                change.restrictions().stream()
                                        .map(it -> restriction(key, "restriction.whole.section", it)))
                        .toList(),
                change.rows().stream().map(row -> row(key, row)).toList());
    }

    private RowView row(String section, OfRow change) {
        var side = change.isRemoved() ? before : now;
        var isWhole = change.isAdded() || change.isRemoved();
        return new RowView(
                change.id(),
                change.isAdded()
                        ? "added"
                        : change.isRemoved() ? "removed" : change.isRewritten() ? "changed" : "moved",
                side.heading(section, change.isRemoved() ? change.before() : change.now()),
                side.words.rowsOf(section).getOrDefault(change.id(), "–"),
                change.isMoved() ? change.before() : 0,
                Stream.concat(
                                change.fields().stream()
                                        .filter(field -> !isWhole || !side.names(section, field.key()))
                                        .flatMap(field -> fields(
                                                section, field, before.in(section, change), now.in(section, change))),
                                change.restrictions().stream()
                                        .map(it -> restriction(section, "restriction.whole.row", it)))
                        .toList());
    }

    /** The field as it is; of a narrative what was changed in each language. */
    private Stream<FieldView> fields(String section, OfField change, Standing stoodBefore, Standing standsNow) {
        if (!isNarrative(section, change) || stoodBefore.hides(change.key()) || standsNow.hides(change.key())) {
            return Stream.of(field(section, change, stoodBefore, standsNow));
        }
        var was = Narrative.of(change.before(), "");
        var is = Narrative.of(change.now(), "");
        var original = was.text().equals(is.text())
                ? Stream.<FieldView>empty()
                : Stream.of(field(section, change, stoodBefore, standsNow));
        var translations = Stream.concat(is.translations().stream(), was.translations().stream())
                .distinct()
                .filter(language -> !Objects.equals(was.kept(language), is.kept(language)))
                .map(language -> translation(section, change.key(), language, was, is));
        return Stream.concat(original, translations);
    }

    private boolean isNarrative(String section, OfField change) {
        return Stream.of(before, now)
                .filter(side -> side.knows(section, change.key()))
                .allMatch(
                        side -> side.content.template().section(section).field(change.key()) instanceof NarrativeField);
    }

    private FieldView translation(String section, String field, String language, Narrative was, Narrative is) {
        var side = now.knows(section, field) ? now : before;
        var label = side.words.say(
                "translation.of",
                side.label(section, field),
                Locale.forLanguageTag(language).getDisplayLanguage(side.words.locale()));
        var shownBefore = was.has(language) ? NarrativeField.show(was, language, before.words) : null;
        var shownNow = is.has(language) ? NarrativeField.show(is, language, now.words) : null;
        return view(label, shownBefore, shownNow);
    }

    private FieldView field(String section, OfField change, Standing stoodBefore, Standing standsNow) {
        var was = before.show(section, change.key(), change.before(), stoodBefore);
        var is = now.show(section, change.key(), change.now(), standsNow);
        return view((now.knows(section, change.key()) ? now : before).label(section, change.key()), was, is);
    }

    /** @param whole what all of the section or of the row is called */
    private FieldView restriction(String section, String whole, OfRestriction change) {
        var key = change.key();
        var side = now.knows(section, key) ? now : before;
        var part = key.equals(Restrictions.WHOLE) ? side.words.say(whole) : side.label(section, key);
        return view(
                side.words.say("restriction.of", part),
                audience(change.before(), before.words),
                audience(change.now(), now.words));
    }

    private static Shown audience(@Nullable Restriction restriction, Words words) {
        var limited = restriction == null ? null : words.limited(restriction);
        return Shown.line(limited == null ? words.say("restriction.for.everybody") : limited);
    }

    private static FieldView view(String label, @Nullable Shown was, @Nullable Shown is) {
        var textBefore = prose(was);
        var textNow = prose(is);
        // What is said beside two texts cannot be marked in them.
        var pieces = textBefore == null || textNow == null || !Objects.equals(textBefore.note(), textNow.note())
                ? List.<Piece>of()
                : Piece.between(textBefore.text(), textNow.text());
        return new FieldView(label, was, is, Piece.shortened(pieces), textNow == null ? null : textNow.language());
    }

    private Side sideWith(String section) {
        return now.content.template().find(section).isPresent() ? now : before;
    }

    private static Shown.@Nullable Item prose(@Nullable Shown shown) {
        return shown != null && shown.form() == Shown.Form.PROSE ? shown.items().get(0) : null;
    }

    /** One of the two texts, in the words of its template. */
    private record Side(Content content, Words words) {

        String title(String section) {
            return words.say(content.template().section(section).title());
        }

        String heading(String section, int place) {
            var rows =
                    Objects.requireNonNull(content.template().section(section).rows());
            return words.say("document.row", words.say(rows.one()), place);
        }

        boolean names(String section, String field) {
            var rows = content.template().section(section).rows();
            return rows != null && rows.titled().equals(field);
        }

        boolean knows(String section, String field) {
            return content.template()
                    .find(section)
                    .filter(it ->
                            it.fields().stream().anyMatch(known -> known.key().equals(field)))
                    .isPresent();
        }

        String label(String section, String field) {
            return words.say(content.template().section(section).field(field).label());
        }

        Standing in(String section) {
            return content.find(section)
                    .map(part -> new Standing(part.fields(), part.restrictions()))
                    .orElse(Standing.NOTHING);
        }

        Standing in(String section, OfRow row) {
            return content.find(section)
                    .flatMap(part -> part.row(row.id()))
                    .map(it -> new Standing(it.fields(), it.restrictions()))
                    .orElse(Standing.NOTHING);
        }

        @Nullable
        Shown show(String section, String field, @Nullable JsonNode value, Standing standing) {
            if (standing.hides(field)) {
                return Shown.restricted(words);
            }
            if (value == null) {
                return null;
            }
            var asked = content.template().section(section).field(field);
            return asked.holds(value) ? asked.show(value, standing.fields(), words) : null;
        }
    }

    /** What stands in a section or a row for this reader. */
    private record Standing(Map<String, JsonNode> fields, Restrictions restrictions) {

        static final Standing NOTHING = new Standing(Map.of(), Restrictions.NONE);

        boolean hides(String field) {
            return restrictions.hides(field);
        }
    }
}
