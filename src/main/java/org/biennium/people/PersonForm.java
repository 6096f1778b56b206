package org.biennium.people;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;

/** What an administrator enters about a person, as it was typed. */
record PersonForm(String id, String name, String mail, List<String> languages, String zone, String phone, String host) {

    /** What a person may read, in the order offered: the official languages of the Convention. */
    static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "ru", "zh");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");
    private static final Pattern PHONE = Pattern.compile("|(?=.*[0-9])[+0-9 ()./-]{1,40}");
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{L})[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,120}");

    // Persian and the scripts of India join their letters, or keep them apart, by two signs that nobody sees either.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d]]");

    PersonForm {
        id = text(id);
        name = UNSEEN.matcher(text(name)).replaceAll("").strip();
        mail = text(mail);
        languages = languages == null
                ? List.of()
                : languages.stream()
                        .map(PersonForm::text)
                        .filter(language -> !language.isEmpty())
                        .toList();
        zone = text(zone);
        phone = text(phone);
        host = text(host);
    }

    /** The languages offered. */
    static List<Locale> offered() {
        return LANGUAGES.stream().map(Locale::forLanguageTag).toList();
    }

    static PersonForm empty() {
        return new PersonForm("", "", "", List.of(), "", "", "");
    }

    static PersonForm of(Person person) {
        return new PersonForm(
                person.id(),
                person.name(),
                person.mail(),
                person.languages(),
                person.zone().getId(),
                text(person.phone()),
                text(person.host()));
    }

    /** The same person with what they enter about themselves. */
    PersonForm with(List<String> otherLanguages, String otherZone, String otherPhone) {
        return new PersonForm(id, name, mail, otherLanguages, otherZone, otherPhone, host);
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** The fields that cannot stand as they are, each with the key of the sentence that says why; in their order. */
    Map<String, String> problems(Hosts hosts) {
        var problems = new LinkedHashMap<String, String>();
        require(problems, "id", isId(id));
        require(problems, "name", NAME.matcher(name).matches());
        require(problems, "mail", MailAddress.isGood(mail));
        require(problems, "languages", !languages.isEmpty() && LANGUAGES.containsAll(languages));
        require(problems, "zone", Zones.ALL.contains(zone));
        require(problems, "phone", PHONE.matcher(phone).matches());
        require(problems, "host", host.isEmpty() || hosts.find(host).isPresent());
        return problems;
    }

    /** The person, once there are no problems. */
    Person person() {
        var codes = List.copyOf(new LinkedHashSet<>(languages));
        return new Person(
                id,
                name,
                mail,
                codes,
                Languages.firstShipped(codes),
                ZoneId.of(zone),
                phone.isEmpty() ? null : phone,
                host.isEmpty() ? null : host);
    }

    /** The language chosen at a place, counted from 0; empty where none is. */
    public String language(int place) {
        return place < languages.size() ? languages.get(place) : "";
    }

    private static void require(Map<String, String> problems, String field, boolean good) {
        if (!good) {
            problems.put(field, "people.problem." + field);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
