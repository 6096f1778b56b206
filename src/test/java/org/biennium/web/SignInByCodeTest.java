package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biennium.Caller.location;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.mail.PostRound;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class SignInByCodeTest {

    private static final String PASSWORD = "Bright-River-9!";
    private static final String ANOTHER = "Quiet-Meadow-7?";
    private static final String WRONG = "2222-2222";
    private static final Pattern CODE = Pattern.compile("(?<=\\s)[2-9A-Z]{4}-[2-9A-Z]{4}(?=\\s)");
    private static final Pattern LINK = Pattern.compile("/login/code\\?c=[2-9A-Z]{4}-[2-9A-Z]{4}");
    private static final Pattern CHANGING = Pattern.compile("(?<=name=\"_csrf\" value=\")[^\"]+");

    @LocalServerPort
    int port;

    @Autowired
    Register register;

    @Autowired
    People people;

    @Autowired
    SignInCodes codes;

    @Autowired
    CodePost post;

    @Autowired
    GreenMail trap;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    private final String owner = "owner" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = owner + "@example.org";
    private final List<String> entered = new ArrayList<>();

    @BeforeEach
    void enterTheOwner() {
        enter(owner, address);
    }

    @AfterEach
    void closeThoseEntered() throws Exception {
        mailbox(address);
        entered.forEach(register::close);
    }

    @Test
    void leadsToThePageThatWasAskedFor() throws Exception {
        var phone = stranger();
        assertThat(location(phone.get("/tasks/none"))).isEqualTo("/login");

        assertThat(location(ask(phone, owner))).isEqualTo("/login/code");
        assertThat(phone.get("/login/code").body()).contains("autocomplete=\"one-time-code\"", "inputmode=\"text\"");
        assertThat(location(type(phone, codeFor(address)))).isEqualTo("/tasks/none");

        assertThat(phone.get("/tasks/none").body()).contains("Cette étape ne vous attend plus");
    }

    @Test
    void takesTheMailAddressAsWellInAnyCase() throws Exception {
        var phone = stranger();

        ask(phone, " " + address.toUpperCase(Locale.ROOT));

        assertThat(location(type(phone, codeFor(address)))).isEqualTo("/");
    }

    @Test
    void looksUpTheRolesAnewAtEachRequest() throws Exception {
        var phone = signedIn();
        assertThat(phone.get("/people").statusCode()).isEqualTo(200);
        assertThat(phone.get("/camunda/api/engine/engine/default/group").statusCode())
                .isEqualTo(200);

        register.assign(owner, Set.of(new Assignment(Role.READER, null)));

        assertThat(phone.get("/people").statusCode()).isEqualTo(404);
        assertThat(phone.get("/camunda/api/engine/engine/default/group").statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesTheSessionSoThatAnOldOneIsWorthNothing() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var before = phone.cookies().get("biennium");

        type(phone, codeFor(address));

        var stale = stranger();
        stale.cookies().put("biennium", before);
        assertThat(phone.cookies().get("biennium")).isNotEqualTo(before);
        assertThat(location(stale.get("/"))).isEqualTo("/login");
    }

    @Test
    void remembersTheDeviceAsAPasswordDoes() throws Exception {
        assertThat(signedIn().cookies()).containsKey("biennium-device");
    }

    @Test
    void worksOnce() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);
        var again = stranger();
        again.cookies().putAll(Map.of(AskingBrowser.COOKIE, cookieOf(phone)));
        type(phone, code);

        assertThat(location(type(again, code))).startsWith("/login/code?wrong");
        assertThat(again.get("/login/code").body()).contains("Ask for a code in this browser");
        assertThat(location(again.get("/people"))).isEqualTo("/login");
    }

    @Test
    void letsOnlyOneInOfThoseWhoBringTheSameCodeAtOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var browser = AskingBrowser.fresh();
            codes.open(browser);
            var person = people.get(owner);
            var code = transaction.execute(status -> codes.generate(new CodeRequest(person, browser)));

            var spent = atOnce(
                    SignInCodes.TRIES,
                    () -> codes.consume(OneTimeTokenAuthenticationToken.unauthenticated(browser, code.getTokenValue()))
                            != null);

            assertThat(spent).filteredOn(won -> won).hasSize(1);
        }
    }

    @Test
    void takesNoMoreThanFiveGuessesHoweverManyComeAtOnce() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);
        var browser = new AskingBrowser(cookieOf(phone));

        atOnce(30, () -> codes.consume(OneTimeTokenAuthenticationToken.unauthenticated(browser, WRONG)) == null);

        assertThat(jdbc.sql("select tries from biennium.sign_in_request where browser = ?")
                        .param(browser.digest())
                        .query(Integer.class)
                        .single())
                .isEqualTo(SignInCodes.TRIES);
        assertThat(location(type(phone, code))).startsWith("/login/code?wrong");
        assertThat(phone.get("/login/code").body()).contains("Too many wrong codes", "Send me a code");
    }

    @Test
    void survivesFourMistakesAndKeepsWhatWasTyped() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);
        for (var mistake = 1; mistake < SignInCodes.TRIES; mistake++) {
            var answer = type(phone, "2222 2222");
            assertThat(phone.get(location(answer)).body()).contains("This code is wrong", "value=\"2222-2222\"");
        }
        type(phone, code.substring(0, 6)); // not even a code, and not counted

        assertThat(location(type(phone, code))).isEqualTo("/");
    }

    @Test
    void answersAGuessTheSameWhetherThereIsAnAccountOrNot() throws Exception {
        var known = stranger();
        var unknown = stranger();
        ask(known, owner);
        ask(unknown, "nobody-" + owner);
        for (var guess = 0; guess <= SignInCodes.TRIES; guess++) {
            assertThat(shown(type(known, WRONG))).isEqualTo(shown(type(unknown, WRONG)));
            assertThat(shown(known.get("/login/code?wrong"))).isEqualTo(shown(unknown.get("/login/code?wrong")));
        }
    }

    @Test
    void expiresAfterTenMinutes() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);

        clock.advance(SignInCodes.VALIDITY);

        assertThat(location(type(phone, code))).startsWith("/login/code?wrong");
        assertThat(phone.get("/login/code").body()).contains("This code has expired", "Send me a code");
    }

    @Test
    void isForgottenAfterAWhile() throws Exception {
        var phone = stranger();
        ask(phone, owner);

        clock.advance(SignInCodes.VALIDITY.plus(AskingBrowser.REMEMBERED).plusSeconds(1));
        ask(stranger(), "nobody");

        assertThat(codes.state(new AskingBrowser(cookieOf(phone)))).isEqualTo(SignInCodes.State.NONE);
    }

    @Test
    void isOfNoUseInAnotherBrowserThatSaysSoKindly() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var letter = mailbox(address).get(0);
        var other = stranger();
        ask(other, "somebody-else");

        for (var forwarded : List.of(stranger(), other)) {
            var page = forwarded.get(first(LINK, letter));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(location(type(forwarded, first(CODE, letter)))).startsWith("/login/code?wrong");
            assertThat(location(forwarded.get("/people"))).isEqualTo("/login");
        }
        assertThat(stranger().get(first(LINK, letter)).body())
                .contains("Ask for a code in this browser", "Send me a code")
                .doesNotContain(first(CODE, letter));
        assertThat(location(type(phone, first(CODE, letter)))).isEqualTo("/");
    }

    @Test
    void isNotSpentByAProgramThatLooksIntoTheLink() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var letter = mailbox(address).get(0);
        var scanner = stranger();
        for (var look = 0; look < 2 * SignInCodes.TRIES; look++) {
            scanner.get(first(LINK, letter));
            scanner.json("HEAD", first(LINK, letter), "");
            phone.json("HEAD", first(LINK, letter), "");
        }

        var page = phone.get(first(LINK, letter)).body();

        assertThat(page).contains("value=\"" + first(CODE, letter) + "\"");
        assertThat(location(type(phone, first(CODE, letter)))).isEqualTo("/");
    }

    @Test
    void answersTheRequestTheSameWhetherThereIsAnAccountOrNot() throws Exception {
        var closed = enter(owner + "c", owner + "c@example.org");
        register.close(closed);
        entered.remove(closed);
        var known = stranger();
        var answer = shown(ask(known, owner));
        var page = shown(known.get("/login/code"));

        for (var name : List.of("nobody-" + owner, "nobody@example.org", closed, "", "x".repeat(5000))) {
            var unknown = stranger();
            assertThat(shown(ask(unknown, name))).isEqualTo(answer);
            assertThat(shown(unknown.get("/login/code"))).isEqualTo(page);
        }
        assertThat(mailbox(owner + "c@example.org")).isEmpty();
    }

    @Test
    void answersTheRequestBeforeItLooksForTheAccount() throws Exception {
        var phone = stranger();

        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table biennium.person in access exclusive mode").update();
            assertThat(location(post(phone, owner))).isEqualTo("/login/code");
            assertThat(phone.get("/login/code").statusCode()).isEqualTo(200);
        });

        settle();
        assertThat(location(type(phone, codeFor(address)))).isEqualTo("/");
    }

    @Test
    void answersWhoeverAsksAgainWithoutWaitingForTheLetterToBeWritten() throws Exception {
        var known = stranger();
        var unknown = stranger();

        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table biennium.assignment in access exclusive mode").update();
            post(unknown, "nobody-" + owner);
            post(known, owner);
            await().until(this::aLetterIsBeingWritten);
            for (var caller : List.of(unknown, known)) {
                assertThat(CompletableFuture.supplyAsync(() -> location(post(caller, owner))))
                        .succeedsWithin(Duration.ofSeconds(20))
                        .isEqualTo("/login/code");
            }
        });

        settle();
        assertThat(location(type(known, codeFor(address)))).isEqualTo("/");
    }

    @Test
    void sendsEachAccountOfAnAddressALetterThatNamesIt() throws Exception {
        var second = enter(owner + "b", address);
        var phone = stranger();

        ask(phone, address);

        var letters = mailbox(address);
        assertThat(letters).hasSize(2);
        for (var account : List.of(owner, second)) {
            assertThat(letters)
                    .filteredOn(letter -> letter.contains("l’identifiant " + account + "\u00a0:"))
                    .hasSize(1);
        }
        var ofSecond = letters.stream()
                .filter(letter -> letter.contains("l’identifiant " + second + "\u00a0:"))
                .findFirst()
                .orElseThrow();
        type(phone, first(CODE, ofSecond));
        assertThat(phone.get("/people").body()).contains(">Ada of " + second + "<");
    }

    @Test
    void isMadeVoidByANewOneOfTheSameBrowserOnly() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var old = codeFor(address);
        ask(phone, owner);
        var latest = codeFor(address);
        ask(stranger(), owner);

        assertThat(location(type(phone, old))).startsWith("/login/code?wrong");
        assertThat(location(type(phone, latest))).isEqualTo("/");
    }

    @Test
    void isVoidInTheEarlierRequestOfItsBrowserToo() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var old = codeFor(address);
        var copy = stranger();
        copy.cookies().putAll(Map.of(AskingBrowser.COOKIE, cookieOf(phone)));

        ask(phone, "nobody-" + owner);

        assertThat(location(type(copy, old))).startsWith("/login/code?wrong");
        assertThat(location(copy.get("/people"))).isEqualTo("/login");
    }

    @Test
    void isVoidOnceThePasswordIsAnother() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);

        register.setPassword(owner, ANOTHER);

        assertThat(location(type(phone, code))).startsWith("/login/code?wrong");
        assertThat(location(phone.get("/people"))).isEqualTo("/login");
        ask(phone, owner);
        assertThat(location(type(phone, codeFor(address)))).isEqualTo("/people");
    }

    @Test
    void isVoidOnceTheAccountIsClosed() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);

        register.close(owner);
        entered.remove(owner);

        assertThat(location(type(phone, code))).startsWith("/login/code?wrong");
        assertThat(location(phone.get("/people"))).isEqualTo("/login");
    }

    @Test
    void isVoidOnceTheMailAddressIsAnother() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var code = codeFor(address);

        register.change(person(owner, "new-" + address));

        assertThat(location(type(phone, code))).startsWith("/login/code?wrong");
        ask(phone, address);
        assertThat(mailbox(address)).hasSize(1);
        ask(phone, owner);
        assertThat(location(type(phone, codeFor("new-" + address)))).isEqualTo("/");
    }

    @Test
    void cannotBeUsedByStrangersToFillAMailbox() throws Exception {
        for (var request = 0; request < 10; request++) {
            ask(stranger(), request % 2 == 0 ? owner : address);
        }

        assertThat(mailbox(address)).hasSize(3);
        clock.advance(Duration.ofHours(1));
        for (var request = 0; request < 10; request++) {
            ask(stranger(), owner);
        }
        assertThat(mailbox(address)).hasSize(6);
    }

    @Test
    void isNeverKeptFromItsOwnerByStrangers() throws Exception {
        var atHome = signedIn();
        for (var request = 0; request < 10; request++) {
            ask(stranger(), owner);
        }
        var before = mailbox(address).size();
        var phone = stranger();
        phone.cookies().put("biennium-device", cookieNamed(atHome, "biennium-device"));

        ask(phone, owner);

        assertThat(mailbox(address)).hasSize(before + 1);
        assertThat(location(stranger().signIn(owner, PASSWORD))).isEqualTo("/");
    }

    @Test
    void asksAnAddressThatAsksTooOftenToWait() throws Exception {
        var atHome = signedIn();
        var place = freshAddress();
        for (var request = 0; request < 30; request++) {
            assertThat(location(post(from(place), "nobody" + request))).isEqualTo("/login/code");
        }
        var caller = from(place).with("Accept-Language", "es");

        var refused = post(caller, "héad \"x");

        assertThat(location(refused)).isEqualTo("/login?pause=1");
        assertThat(caller.get(location(refused)).body())
                .contains("Se han pedido demasiados códigos", "value=\"héad &quot;x\"");
        var known = from(place);
        known.cookies().put("biennium-device", cookieNamed(atHome, "biennium-device"));
        assertThat(location(post(known, owner))).isEqualTo("/login/code");
        assertThat(location(post(stranger(), owner))).isEqualTo("/login/code");
    }

    @Test
    void asksADeviceThatAsksTooOftenToWait() throws Exception {
        var device = cookieNamed(signedIn(), "biennium-device");
        var places = IntStream.range(0, 6)
                .mapToObj(request -> {
                    var caller = stranger();
                    caller.cookies().put("biennium-device", device);
                    return location(post(caller, "nobody" + request));
                })
                .toList();

        assertThat(places.subList(0, 5)).containsOnly("/login/code");
        assertThat(places.get(5)).isEqualTo("/login?pause=2");
    }

    @Test
    void takesHostileInputForANameThatNobodyHas() throws Exception {
        var before = letters();
        for (var name : List.of(
                "a\u0000b",
                address + "\u0000",
                address + "\r\nBcc: eve@example.org",
                address + ",eve@example.org",
                "' or 1=1 --",
                "%",
                "\ud800",
                "x".repeat(100_000))) {
            assertThat(location(ask(stranger(), name))).isEqualTo("/login/code");
        }
        assertThat(letters()).isEqualTo(before);
        var phone = stranger();
        ask(phone, owner);
        for (var typed : List.of("\u0000", "' or 1=1 --", "9".repeat(100_000), "<script>alert(1)</script>", "")) {
            var answer = type(phone, typed);
            assertThat(location(answer)).startsWith("/login/code?wrong");
            assertThat(phone.get("/login/code?c=%00%22%3E%3Cscript%3E").body()).doesNotContain("<script");
        }
        assertThat(location(type(phone, codeFor(address)))).isEqualTo("/");
    }

    @Test
    void takesNoCookieForABrowserThatAsked() throws Exception {
        for (var cookie : List.of("x", "x".repeat(32), "x".repeat(5000))) {
            var caller = stranger();
            caller.cookies().put(AskingBrowser.COOKIE, cookie);
            assertThat(caller.get("/login/code").body()).contains("Ask for a code in this browser");
            assertThat(location(type(caller, WRONG))).startsWith("/login/code?wrong");
        }
    }

    @Test
    void isNeitherAskedForNorSpentByAForgedForm() throws Exception {
        var phone = stranger();
        assertThat(location(phone.postForged("/login/code/request", Map.of("who", owner))))
                .isEqualTo("/login?again");
        settle();
        assertThat(mailbox(address)).isEmpty();
        ask(phone, owner);
        var code = codeFor(address);

        assertThat(location(phone.postForged("/login/code", Map.of("code", code))))
                .isEqualTo("/login?again");
        assertThat(location(type(phone, code))).isEqualTo("/");
    }

    @Test
    void isKeptNowhere() throws Exception {
        var phone = stranger();
        ask(phone, owner);
        var kept = kept();
        var code = codeFor(address);

        for (var text : List.of(code, code.replace("-", ""), cookieOf(phone))) {
            assertThat(kept).doesNotContain(text);
            assertThat(kept()).doesNotContain(text);
        }
        assertThat(jdbc.sql("select count(*) from biennium.mail where secret is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() throws Exception {
        var plain = ask(stranger(), owner).headers().allValues("Set-Cookie");
        var secured = ask(stranger().with("X-Forwarded-Proto", "https"), owner)
                .headers()
                .allValues("Set-Cookie");

        assertThat(plain)
                .hasSize(1)
                .allMatch(cookie -> cookie.startsWith(AskingBrowser.COOKIE + "="))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
                .allMatch(cookie -> cookie.contains("Path=/login"))
                .noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(secured).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void writesToItsReaderAboutNoCaseAndInNobodysName() throws Exception {
        ask(stranger(), owner);

        var letter = mailbox(address).get(0);

        assertThat(letter)
                .contains("Ada of " + owner, "Madame, Monsieur,", "10\u00a0minutes", "Si vous ne l’avez pas demandé")
                .doesNotContain("Référence", "null", "••••", "gce-officer");
        assertThat(first(LINK, letter)).endsWith(first(CODE, letter));
    }

    @Test
    void opensASessionInWhichAForgottenPasswordIsReplaced() throws Exception {
        var phone = signedIn();
        assertThat(phone.get("/settings").body())
                .contains("Vous avez ouvert cette session avec un code")
                .doesNotContain("name=\"present\"");

        var answer = phone.post("/settings/password", Map.of("password", ANOTHER, "again", ANOTHER));

        assertThat(location(answer)).isEqualTo("/settings");
        assertThat(location(stranger().signIn(owner, ANOTHER))).isEqualTo("/");
    }

    @Test
    void replacesNoPasswordInASessionOpenedByOne() {
        var phone = stranger();
        phone.signIn(owner, PASSWORD);

        var answer = phone.post("/settings/password", Map.of("password", ANOTHER, "again", ANOTHER));

        assertThat(location(answer)).isEqualTo("/settings#password-title");
        assertThat(location(stranger().signIn(owner, PASSWORD))).isEqualTo("/");
    }

    private Caller signedIn() throws Exception {
        var caller = stranger();
        ask(caller, owner);
        assertThat(location(type(caller, codeFor(address)))).isEqualTo("/");
        return caller;
    }

    /** Somebody at an address that nobody else comes from. */
    private Caller stranger() {
        return from(freshAddress());
    }

    private Caller from(String place) {
        return Caller.stranger(port).with("X-Forwarded-For", place);
    }

    private static String freshAddress() {
        return IntStream.of(10, random(), random(), random())
                .mapToObj(String::valueOf)
                .reduce((one, other) -> one + "." + other)
                .orElseThrow();
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }

    private HttpResponse<String> ask(Caller caller, String who) throws Exception {
        var answer = post(caller, who);
        settle();
        return answer;
    }

    private static HttpResponse<String> post(Caller caller, String who) {
        return caller.post("/login/code/request", Map.of("who", who));
    }

    private static HttpResponse<String> type(Caller caller, String code) {
        return caller.post("/login/code", Map.of("code", code));
    }

    /** Until all that was asked for has been worked off. */
    private void settle() throws Exception {
        post.worker.submit(() -> true).get(20, TimeUnit.SECONDS);
    }

    private boolean aLetterIsBeingWritten() {
        return jdbc.sql(
                        "select exists (select from pg_locks where relation = 'biennium.assignment'::regclass and not granted)")
                .query(Boolean.class)
                .single();
    }

    private String codeFor(String mailAddress) throws Exception {
        var letters = mailbox(mailAddress);
        return first(CODE, letters.get(letters.size() - 1));
    }

    /** The plain texts of what arrived at an address, in the order of arrival. */
    private List<String> mailbox(String mailAddress) throws Exception {
        PostRound.go(context);
        var texts = new ArrayList<String>();
        for (var message : trap.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().contains("<" + mailAddress + ">")) {
                texts.add(text(message));
            }
        }
        return texts;
    }

    private static String text(MimeMessage message) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    private int letters() {
        return jdbc.sql("select count(*) from biennium.mail")
                .query(Integer.class)
                .single();
    }

    /** All rows in which a code could stand, but for the secret of a letter that is not sent yet. */
    private String kept() {
        return Stream.of(
                        "select m::text from (select subject, text, html, last_error from biennium.mail) m",
                        "select r::text from biennium.sign_in_request r",
                        "select c::text from biennium.sign_in_code c")
                .flatMap(sql -> jdbc.sql(sql).query(String.class).list().stream())
                .reduce("", String::concat);
    }

    private String enter(String id, String mailAddress) {
        register.enter(person(id, mailAddress), Set.of(new Assignment(Role.ADMIN, null)), PASSWORD);
        entered.add(id);
        return id;
    }

    private static Person person(String id, String mailAddress) {
        return new Person(id, "Ada of " + id, mailAddress, List.of("fr"), Locale.FRENCH, ZoneOffset.UTC, null, null);
    }

    private static String cookieOf(Caller caller) {
        return cookieNamed(caller, AskingBrowser.COOKIE);
    }

    private static String cookieNamed(Caller caller, String name) {
        return caller.cookies().getOrDefault(name, "");
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group();
    }

    /** All that an answer shows, but for what is random in every answer. */
    private static String shown(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection"); // told when a connection has served its number of calls
        headers.computeIfPresent("set-cookie", (name, cookies) -> cookies.stream()
                .map(cookie -> cookie.replaceAll("=[\\w-]{20,}|Expires=[^;]*", "=random"))
                .toList());
        return answer.statusCode() + " " + headers + " "
                + CHANGING.matcher(answer.body()).replaceAll("random");
    }

    private static <T> List<T> atOnce(int number, Callable<T> work) throws Exception {
        var start = new CyclicBarrier(number);
        var workers = Executors.newFixedThreadPool(number);
        try {
            var results = IntStream.range(0, number)
                    .mapToObj(one -> workers.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return work.call();
                    }))
                    .toList();
            var all = new ArrayList<T>();
            for (var result : results) {
                all.add(result.get(30, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            workers.shutdownNow();
        }
    }
}
