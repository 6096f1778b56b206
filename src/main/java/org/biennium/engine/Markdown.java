package org.biennium.engine;

import org.jspecify.annotations.Nullable;

/** A text for a form in Tasklist, which reads Markdown. Everything handed in is escaped: it is shown as it was typed. */
public final class Markdown {

    private final StringBuilder text = new StringBuilder();
    private boolean inTable;

    public Markdown heading(String heading) {
        text.append("### ").append(escape(heading)).append("\n\n");
        return this;
    }

    public Markdown paragraph(String paragraph) {
        text.append("**").append(escape(paragraph)).append("**\n\n");
        return this;
    }

    /** A link to a path of this site. */
    public Markdown link(String label, String path) {
        text.append("**[").append(escape(label)).append("](").append(path).append(")**\n\n");
        return this;
    }

    /** A fact with its name; following ones stand under it. */
    public Markdown row(String name, String fact) {
        text.append("| ")
                .append(escape(name))
                .append(" | ")
                .append(escape(fact))
                .append(" |\n");
        if (!inTable) {
            text.append("|:--|:--|\n");
            inTable = true;
        }
        return this;
    }

    /** A point of a list that leads to a path of this site. */
    public Markdown item(String label, String path) {
        text.append("- [").append(escape(label)).append("](").append(path).append(")\n");
        return this;
    }

    /** A point of a list with what somebody wrote, if anything. */
    public Markdown remark(String said, @Nullable String words) {
        text.append("- ").append(escape(said));
        if (words != null) {
            for (var line : words.split("\\R")) {
                text.append("  \n  ").append(escape(line));
            }
        }
        text.append('\n');
        return this;
    }

    /** Ends a table or a list. */
    public Markdown end() {
        inTable = false;
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Each character that Markdown, HTML or a form's template would read as its own becomes a character reference. */
    static String escape(String typed) {
        var escaped = new StringBuilder();
        typed.replaceAll("\\R", " ").codePoints().forEach(character -> {
            if (character < 128 && !Character.isLetterOrDigit(character) && ",;? %".indexOf(character) < 0) {
                escaped.append("&#").append(character).append(';');
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
