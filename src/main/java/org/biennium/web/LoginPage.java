package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one login for everything. */
@Controller
class LoginPage {

    private static final long A_DAY = 24 * 60;

    private final LanguageChoice languages;
    private final Visitor visitor;
    private final boolean demo;

    LoginPage(LanguageChoice languages, Visitor visitor, Environment environment) {
        this.languages = languages;
        this.visitor = visitor;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String show(
            @RequestParam(name = "wait", required = false) @Nullable Long minutes,
            @RequestParam(required = false) @Nullable Long pause,
            CsrfToken token,
            Model model) {
        if (visitor.person() != null) {
            return "redirect:/";
        }
        token.getToken(); // makes the session before the page is on its way
        model.addAttribute("minutes", minutes == null ? null : Math.min(Math.max(minutes, 1), A_DAY));
        model.addAttribute("pause", pause == null ? null : Math.min(Math.max(pause, 1), A_DAY));
        model.addAttribute("languages", Languages.SHIPPED);
        model.addAttribute("demo", demo);
        return "web/login";
    }

    @GetMapping(path = "/login", params = "language")
    String choose(
            @RequestParam String language,
            @RequestParam(required = false) @Nullable String c,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes page) {
        languages.setLocale(request, response, Locale.forLanguageTag(language));
        if (c == null) {
            return "redirect:/login";
        }
        page.addAttribute("c", c); // chosen on the page that asks for the code, where the mail's link has filled it in
        return "redirect:" + CodeLogin.ADDRESS;
    }
}
