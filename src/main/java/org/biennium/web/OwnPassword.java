package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.biennium.engine.Accounts;
import org.biennium.engine.Refusal;
import org.biennium.people.People;
import org.biennium.people.Register;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people change their password. Whoever has only found a screen unlocked does not know the present one, and cannot
 * try many; wherever else the person is signed in, that ends. Who came by a code is not asked for it: they have forgotten it.
 */
@Controller
class OwnPassword {

    /** As many as the login page takes. */
    private static final int MOST_CHARACTERS = 200;

    private final Accounts accounts;
    private final Register register;
    private final People people;
    private final Throttle throttle;
    private final KnownPlaces places;
    private final Visitor visitor;
    private final MessageSource messages;

    OwnPassword(
            Accounts accounts,
            Register register,
            People people,
            Throttle throttle,
            KnownPlaces places,
            Visitor visitor,
            MessageSource messages) {
        this.accounts = accounts;
        this.register = register;
        this.people = people;
        this.throttle = throttle;
        this.places = places;
        this.visitor = visitor;
        this.messages = messages;
    }

    @PostMapping("/settings/password")
    String change(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Principal person,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes next) {
        try {
            requireGood(password, again);
            if (!visitor.cameByCode()) {
                requirePresent(person.getName(), present, request);
            }
            register.setPassword(person.getName(), password);
            people.signInRound(person.getName())
                    .ifPresent(round -> SignInRound.begin(request.getSession(), person.getName(), round));
            request.changeSessionId();
            next.addFlashAttribute("done", "settings.password.done");
            return "redirect:/settings";
        } catch (Refusal refusal) {
            next.addFlashAttribute("passwordProblem", messages.getMessage(refusal.key(), refusal.arguments(), locale));
            return "redirect:/settings#password-title";
        }
    }

    private static void requireGood(String password, String again) {
        if (password.isBlank()) {
            throw new Refusal("people.password.weak");
        }
        if (password.length() > MOST_CHARACTERS) {
            throw new Refusal("settings.password.too-long", MOST_CHARACTERS);
        }
        if (!password.equals(again)) {
            throw new Refusal("settings.password.differ");
        }
    }

    private void requirePresent(String person, String present, HttpServletRequest request) {
        try {
            var attempt = throttle.take(person, places.find(person, SignInDetails.of(request)));
            if (!accounts.check(person, present)) {
                throw new Refusal("settings.password.wrong");
            }
            attempt.succeeded();
        } catch (TooManyAttempts tooMany) {
            throw new Refusal("settings.password.wait", tooMany.minutes());
        }
    }
}
