package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.biennium.language.Languages;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second way in: asking for a code by mail, and the page on which it is typed. */
@Controller
class CodePages {

    private static final int LONGEST_NAME = 254;

    private final SignInCodes codes;
    private final CodePost post;
    private final Throttle throttle;
    private final KnownPlaces places;
    private final Visitor visitor;

    CodePages(SignInCodes codes, CodePost post, Throttle throttle, KnownPlaces places, Visitor visitor) {
        this.codes = codes;
        this.post = post;
        this.throttle = throttle;
        this.places = places;
        this.visitor = visitor;
    }

    /** Answers the same, and as fast, whether there is such an account or not: it is not looked for before. */
    @PostMapping("/login/code/request")
    String ask(
            @RequestParam(defaultValue = "") String who,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes kept) {
        if (visitor.person() != null) {
            return "redirect:/";
        }
        var from = SignInDetails.of(request);
        try {
            throttle.takeRequest(places.find(from));
        } catch (TooManyAttempts tooMany) {
            kept.addFlashAttribute("who", who.substring(0, Math.min(who.length(), LONGEST_NAME)));
            return "redirect:/login?pause=" + tooMany.minutes();
        }
        var browser = AskingBrowser.fresh();
        codes.open(browser);
        response.addCookie(browser.cookie(request));
        post.send(who.strip(), browser, AskingBrowser.of(request), from);
        return "redirect:" + CodeLogin.ADDRESS;
    }

    /** Spends nothing: programs that look into links before people do may call it as often as they like. */
    @GetMapping(CodeLogin.ADDRESS)
    String show(
            @RequestParam(name = "c", defaultValue = "") String code,
            HttpServletRequest request,
            CsrfToken token,
            Model model) {
        if (visitor.person() != null) {
            return "redirect:/";
        }
        token.getToken(); // makes the session before the page is on its way
        var state = AskingBrowser.of(request).map(codes::state).orElse(SignInCodes.State.NONE);
        model.addAttribute("languages", Languages.SHIPPED);
        model.addAttribute("state", state.code());
        model.addAttribute("wrong", request.getParameter("wrong") != null);
        model.addAttribute("code", SignInCode.shown(SignInCode.read(code)));
        model.addAttribute("validity", SignInCodes.VALIDITY.toMinutes());
        return "web/code";
    }
}
