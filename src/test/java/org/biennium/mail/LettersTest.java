package org.biennium.mail;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.biennium.BienniumTest;
import org.biennium.engine.Deadline;
import org.biennium.language.Languages;
import org.biennium.mail.LetterPress.Printed;
import org.biennium.mail.LetterPreview.Facts;
import org.biennium.mail.LetterSamples.Sample;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every letter of every room, in every language, with all kinds of facts. */
@BienniumTest
class LettersTest {

    private static final Path MAIL = Path.of("src/main/resources/mail");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final Deadline DUE = new Deadline(LocalDate.of(2026, 12, 31), LocalTime.of(23, 59), MONTREAL);
    private static final String ARABIC =
            "عبد الرحمن محمد الأمين بن عبد العزيز ".repeat(4).substring(0, 120).strip();
    private static final int MOST_BYTES = 20_000;

    @Autowired
    List<LetterSamples> rooms;

    @Autowired
    LetterPreview preview;

    @Autowired
    LetterPress press;

    @Autowired
    Outbox outbox;

    @Autowired
    Mails mails;

    @Autowired
    Envelopes envelopes;

    @Autowired
    Postman postman;

    @Autowired
    GreenMail trap;

    @Autowired
    People people;

    @Autowired
    Environment environment;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String reader = "samples-" + UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        jdbc.sql(
                        "update biennium.mail set state = 'dead', next_attempt_at = null where recipient = ? and state in ('queued', 'sending')")
                .param(reader)
                .update();
    }

    @Test
    void everyTemplateHasASample() throws IOException {
        var templates = new TreeSet<String>();
        try (var files = Files.walk(MAIL)) {
            files.filter(Files::isRegularFile)
                    .map(file -> MAIL.relativize(file).toString())
                    .filter(name -> !name.startsWith("layout/"))
                    .map(name -> name.replaceFirst("\\.(html|txt)$", ""))
                    .forEach(templates::add);
        }

        for (var facts : Facts.values()) {
            var sampled = new TreeSet<String>();
            preview.samples(Locale.ENGLISH, facts)
                    .forEach(sample -> sampled.add(sample.letter().template()));
            assertThat(sampled).isEqualTo(templates);
        }
    }

    @Test
    void aChooserTellsThemApart() {
        for (var language : Languages.SHIPPED) {
            var samples = preview.samples(language, Facts.USUAL);
            assertThat(samples).extracting(Sample::name).doesNotHaveDuplicates();
            assertThat(samples)
                    .extracting(sample -> preview.print(sample, Facts.USUAL).subject())
                    .doesNotHaveDuplicates();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLetterIsWholeInEveryLanguage() {
        return Languages.SHIPPED.stream()
                .flatMap(language -> Stream.of("usual", "without", "most").flatMap(facts -> samples(language, facts)
                        .map(sample -> DynamicTest.dynamicTest(
                                sample.name() + " " + language + " " + facts,
                                () -> isWhole(sample, facts, language)))));
    }

    private void isWhole(Sample sample, String facts, Locale language) throws Exception {
        var letter = sample.letter();
        var printed = press.print(letter, officer(facts));
        var html = Jsoup.parse(printed.html());
        var body = html.body().text();
        keepForTheEye(sample, facts, language, printed);

        for (var part : List.of(printed.subject(), printed.text(), body)) {
            assertThat(part).doesNotContain("??", "null").doesNotContainPattern("[{}]|(mail|centre|host|page)\\.[a-z]");
        }
        assertThat(printed.subject()).matches("\\[[^\\[\\]]+] .+ ?: .+").hasSizeLessThan(115);
        assertThat(printed.subject().contains("\u00a0: ")).isEqualTo(language.equals(Locale.FRENCH));
        if (!language.equals(Locale.ENGLISH)) {
            assertThat(englishSentences(language)).noneMatch((printed.subject() + printed.text() + body)::contains);
        }

        var link = environment.getRequiredProperty("biennium.address") + letter.link();
        assertThat(html.select("a").eachAttr("href").stream().filter(href -> !href.matches("(mailto|tel):[^:/]+")))
                .containsExactly(link);
        assertThat(Stream.of(printed.text().split("\\s+")).filter(word -> word.contains("://")))
                .containsExactly(link);

        var house = html.expectFirst("td td").text();
        assertThat(words(body.replaceFirst("\\Q" + house + "\\E", "")))
                .as("the same said twice")
                .isEqualTo(words(printed.text().replaceAll("(?m)^>( |$)|^-- $|^http.*$", "")));
        assertThat(printed.text())
                .doesNotContain("&#39;", "&quot;", "&amp;", "\n\n\n")
                .contains(printed.because());
        assertThat(
                        html.select(
                                "img, link, script, style, iframe, object, form, input, video, audio, [src], [background], [srcset]"))
                .isEmpty();
        assertThat(printed.html()).doesNotContainPattern("(?i)\\bon[a-z]+=|url\\(|@import|expression\\(");
        assertThat(html.select("html").attr("lang")).isEqualTo(language.getLanguage());
        assertThat(html.select("html").attr("dir")).isEqualTo("ltr");

        for (var text : List.of(printed.text(), body)) {
            assertThat(count(text, ARABIC))
                    .as("names from right to left")
                    .isEqualTo(count(text, "\u2068" + ARABIC + "\u2069"));
        }
        assertThat(bytes(letter, printed)).isLessThan(MOST_BYTES);
    }

    @Test
    void everyLetterIsReadAlikeByAParserOfAnotherMake() throws Exception {
        for (var language : Languages.SHIPPED) {
            for (var facts : List.of("usual", "most")) {
                samples(language, facts).forEach(sample -> write(addressed(sample.letter())));
            }
        }
        while (postman.round() > 0) {
            continue;
        }

        var raw = Stream.of(trap.getReceivedMessages())
                .map(LettersTest::bytes)
                .map(LettersTest::parsed)
                .filter(message -> mailbox(message).getAddress().startsWith(reader))
                // Whoever gets a copy has it in a mailbox of their own.
                .collect(toMap(Message::getMessageId, message -> message, (one, copy) -> one))
                .values();
        assertThat(raw)
                .hasSize(mails.newest(new Mails.Wanted(null, reader), 0, 1000).size())
                .hasSizeGreaterThan(100);
        for (var message : raw) {
            var id = message.getMessageId().replaceFirst("^<", "").replaceFirst("@.*", "");
            var mail = mails.find(UUID.fromString(id)).orElseThrow();
            assertThat(message.getSubject()).isEqualTo(mail.subject());
            assertThat(mailbox(message).getName()).isEqualTo(mail.recipientName());
            assertThat(message.getCc() == null ? 0 : message.getCc().size())
                    .isEqualTo(mail.copies().size());
            assertThat(message.getHeader().getField("Auto-Submitted").getBody()).isEqualTo("auto-generated");
            var parts = ((Multipart) message.getBody()).getBodyParts();
            assertThat(parts).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
            assertThat(OutboxTest.joined(text(parts.get(0)))).isEqualTo(mail.text());
            assertThat(text(parts.get(1))).isEqualTo(mail.html());
            assertThat(text(parts.get(0))
                            .lines()
                            .filter(line -> line.contains(" ") && !line.contains("://"))
                            .mapToInt(line -> line.lastIndexOf(' ', line.length() - 2)))
                    .as("lines are short where they can be broken")
                    .allMatch(lastSpace -> lastSpace < 76);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\nBcc: victim@demo.invalid", "\nBcc: victim@demo.invalid", "\u0000\r\n\r\n<b>x</b>", "\u2028x"
            })
    void nothingThatSomebodyTypedBecomesAHeader(String evil) throws Exception {
        var facts = new MadeUp(
                person("Eve" + evil, List.of("en"), Locale.ENGLISH, MONTREAL, null),
                person("Eve" + evil, List.of("en"), Locale.ENGLISH, MONTREAL, null),
                "Eve" + evil,
                "Reason" + evil,
                DUE,
                DUE.instant().atZone(MONTREAL));
        rooms.stream()
                .flatMap(room -> room.filledWith(facts).stream())
                .forEach(sample -> write(addressed(sample.letter())));

        for (var line : mails.newest(new Mails.Wanted(null, reader), 0, 1000)) {
            var mail = mails.find(line.id()).orElseThrow();
            var message = parsed(bytes(envelopes.enclose(mail, List.of(), blank())));
            assertThat(message.getBcc()).isNull();
            assertThat(message.getHeader().getFields())
                    .extracting(field -> field.getName())
                    .doesNotHaveDuplicates();
            assertThat(message.getTo()).hasSize(1);
            assertThat(mail.subject() + mail.recipientName()).doesNotContainPattern("[\\p{Cntrl}\\u2028]");
            assertThat(Jsoup.parse(mail.html()).select("b")).isEmpty();
        }
    }

    @Test
    void everyLetterAboutCasesIsSignedAndNamesThem() {
        assertThat(usual(Locale.ENGLISH)).allSatisfy((name, text) -> assertThat(text)
                .as(name)
                .contains("\nYours sincerely,\n", "\nAna Gómez\n", "\n+1 514 288 2220\n")
                .containsPattern("Reference: \\S|WP-2027-"));
    }

    @Test
    void aReminderOfSeveralStepsGivesEachDateWithWeekdayHourAndZones() {
        for (var name : List.of("reminder/several/many", "reminder/week/week")) {
            assertThat(usual(Locale.FRENCH).get(name))
                    .contains("Plan 2027-2028, Sahara et Sahel\u00a0: visa attendu. Date limite\u00a0:"
                            + " vendredi 15 janvier 2027 à 23\u00a0h\u00a059 (Montréal),"
                            + " samedi 16 janvier à 5\u00a0h\u00a059 (Tunis)")
                    .contains("Référence\u00a0: WP-2027-SAHEL");
        }
    }

    @Test
    void whatWasSentSoFarHasAHeadingAndOnlyWhereSomethingWas() {
        for (var reader : List.of("head", "copy", "officer")) {
            assertThat(usual(Locale.ENGLISH).get("reminder/one/" + reader))
                    .containsOnlyOnce("\nAlready sent:\n15 January 2027: reminder to");
        }
        assertThat(usual(Locale.ENGLISH).get("reminder/one/turn")).doesNotContain("sent");
    }

    /** The texts of all letters about cases by their names. */
    private Map<String, String> usual(Locale language) {
        var texts = new LinkedHashMap<String, String>();
        preview.samples(language, Facts.USUAL).stream()
                .filter(sample -> !sample.name().startsWith("web/"))
                .forEach(sample -> texts.put(
                        sample.name(), preview.print(sample, Facts.USUAL).text()));
        return texts;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    iucnrowa-head | Your first language (Arabic, \u2068العربية\u2069) is not available yet; this message is in English.
                    nies-head | Your first language (Chinese, 中文) is not available yet; this message is in English.
                    iucnecaro-head | Your first language (Russian, русский) is not available yet; this message is in English.
                    """)
    void aLetterSaysWhenTheReadersFirstLanguageIsNotThereYet(String account, String sentence) {
        var printed = printedFor(people.get(account));

        assertThat(printed.text()).contains("\n" + sentence + "\n");
        assertThat(Jsoup.parse(printed.html()).body().text()).contains(sentence);
    }

    @Test
    void theNextLanguageThatIsThereIsTaken() {
        var somebody = person("Salem", List.of("ar", "fr", "en"), Locale.FRENCH, MONTREAL, null);

        assertThat(printedFor(somebody).text())
                .contains("Votre première langue (arabe, \u2068العربية\u2069) n’est pas encore disponible\u00a0;"
                        + " ce message est rédigé en français.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcmrd-head", "oss-head", "ccad-head"})
    void whoReadsInTheirFirstLanguageIsToldNothingOfIt(String account) {
        assertThat(printedFor(people.get(account)).text())
                .doesNotContainPattern("first language|première langue|primera lengua");
    }

    private Printed printedFor(Person person) {
        var facts =
                new MadeUp(person, person, "Nadia", "Budget", DUE, DUE.instant().atZone(MONTREAL));
        return press.print(rooms.get(0).filledWith(facts).get(0).letter());
    }

    private Stream<Sample> samples(Locale language, String facts) {
        if (!facts.equals("most")) {
            return preview.samples(language, facts.equals("usual") ? Facts.USUAL : Facts.EXTREME).stream();
        }
        var most = new MadeUp(
                person(ARABIC, List.of("ar", language.getLanguage()), language, APIA, null),
                person(ARABIC, List.of("ar"), Locale.ENGLISH, APIA, null),
                ARABIC,
                "É计划ن ".repeat(2500),
                DUE,
                DUE.instant().atZone(MONTREAL));
        return rooms.stream().flatMap(room -> room.filledWith(most).stream());
    }

    private static Person officer(String facts) {
        return facts.equals("usual")
                ? person("Ana Gómez", List.of("en"), Locale.ENGLISH, MONTREAL, "+1 (514) 288-2220")
                : person(ARABIC, List.of("en"), Locale.ENGLISH, MONTREAL, facts.equals("most") ? "+".repeat(40) : null);
    }

    private static Person person(
            String name, List<String> languages, Locale locale, ZoneId zone, @Nullable String phone) {
        return new Person("sample", name, "sample@example.org", languages, locale, zone, phone, null);
    }

    private Letter addressed(Letter letter) {
        var to = letter.to();
        return new Letter(
                new Person(
                        reader,
                        to.name(),
                        reader + "@demo.invalid",
                        to.languages(),
                        to.locale(),
                        to.zone(),
                        null,
                        null),
                letter.copies(),
                letter.template(),
                letter.subjectArguments(),
                letter.facts(),
                letter.link(),
                letter.caseKey(),
                letter.taskId());
    }

    private void write(Letter letter) {
        transaction.executeWithoutResult(status -> outbox.writeAtOnce(letter));
    }

    /** As it travels, everything at its longest. */
    private int bytes(Letter letter, Printed printed) throws Exception {
        var copies = letter.copies().stream()
                .map(person -> Envelopes.address(person.mail(), person.name()).toUnicodeString())
                .toList();
        var mail = new Mail(
                UUID.randomUUID(),
                envelopes.messageId(UUID.randomUUID()),
                reader,
                Wording.line(letter.to().name()),
                letter.to().mail(),
                copies,
                letter.to().locale(),
                letter.template(),
                printed.subject(),
                printed.because(),
                printed.text(),
                printed.html(),
                letter.caseKey(),
                null,
                DUE.instant(),
                Mail.State.QUEUED,
                0,
                DUE.instant(),
                null,
                null,
                null,
                null);
        return bytes(envelopes.enclose(mail, List.of(), blank())).length;
    }

    private static MimeMessage blank() {
        return new MimeMessage((Session) null);
    }

    private static byte[] bytes(MimeMessage message) {
        var bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Message parsed(byte[] raw) {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        builder.setDecodeMonitor(DecodeMonitor.STRICT);
        try {
            return builder.parseMessage(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mailbox mailbox(Message message) {
        return message.getTo().flatten().get(0);
    }

    private static String text(Entity part) throws IOException {
        try (var text = ((TextBody) part.getBody()).getReader()) {
            var read = new StringWriter();
            text.transferTo(read);
            return read.toString().replace("\r\n", "\n");
        }
    }

    /** What English says and this language says otherwise, between the placeholders. */
    private static List<String> englishSentences(Locale language) {
        var sentences = new ArrayList<String>();
        for (var bundle : List.of("mail", "language")) {
            var english = bundle(bundle + ".properties");
            var other = bundle(bundle + "_" + language + ".properties");
            english.forEach((key, text) -> Stream.of(text.toString().split("[{}]"))
                    .map(String::strip)
                    .filter(part -> part.length() > 11 && part.contains(" "))
                    .filter(part -> !String.valueOf(other.get(key)).contains(part))
                    .forEach(sentences::add));
        }
        assertThat(sentences).hasSizeGreaterThan(50);
        return sentences;
    }

    private static Properties bundle(String file) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("[\\s\u00a0]+")).sorted().toList();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    // To be looked at in a browser: target/letters.
    private static void keepForTheEye(Sample sample, String facts, Locale language, Printed printed)
            throws IOException {
        var folder = Files.createDirectories(Path.of("target/letters"));
        var name = sample.name().replace('/', '.') + "." + facts + "." + language;
        Files.writeString(folder.resolve(name + ".html"), printed.html());
        Files.writeString(folder.resolve(name + ".txt"), printed.subject() + "\n\n" + printed.text());
    }
}
