package org.biennium.web;

import org.biennium.people.Person;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;

/** Asks for a code by which one person can sign in, in one browser. */
final class CodeRequest extends GenerateOneTimeTokenRequest {

    private final Person person;
    private final AskingBrowser browser;

    CodeRequest(Person person, AskingBrowser browser) {
        super(person.id(), SignInCodes.VALIDITY);
        this.person = person;
        this.browser = browser;
    }

    Person person() {
        return person;
    }

    AskingBrowser browser() {
        return browser;
    }
}
