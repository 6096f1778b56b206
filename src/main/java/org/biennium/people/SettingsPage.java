package org.biennium.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.biennium.language.Languages;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people set their languages, zone and telephone for themselves. Nobody names whose settings they are. */
@Controller
@RequestMapping("/settings")
class SettingsPage {

    private static final Set<String> ASKED = Set.of("languages", "zone", "phone");

    private final People people;
    private final Register register;
    private final Hosts hosts;
    private final LocaleResolver browsers;
    private final MessageSource messages;

    SettingsPage(People people, Register register, Hosts hosts, LocaleResolver browsers, MessageSource messages) {
        this.people = people;
        this.register = register;
        this.hosts = hosts;
        this.browsers = browsers;
        this.messages = messages;
    }

    @GetMapping
    String show(Principal visitor, Model model) {
        var person = people.get(visitor.getName());
        return shown(model, person, PersonForm.of(person), people.groupsMails(person.id()), Map.of());
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") List<String> languages,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "false") boolean groupMails,
            Principal visitor,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var person = people.get(visitor.getName());
        var form = PersonForm.of(person).with(languages, zone, phone);
        var problems = new LinkedHashMap<>(form.problems(hosts));
        problems.keySet().retainAll(ASKED);
        if (!problems.isEmpty()) {
            problems.replaceAll((field, key) -> messages.getMessage(key, null, locale));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown(model, person, form, groupMails, problems);
        }
        var entered = form.person();
        register.settle(person.id(), new Settings(entered.languages(), entered.zone(), entered.phone(), groupMails));
        // Once the session has ended, the browser speaks the language chosen here.
        browsers.setLocale(request, response, entered.locale());
        next.addFlashAttribute("done", "settings.saved");
        return "redirect:/settings";
    }

    private String shown(
            Model model, Person person, PersonForm form, boolean groupMails, Map<String, String> problems) {
        model.addAttribute("self", person);
        var first = Locale.forLanguageTag(person.languages().get(0));
        model.addAttribute("awaited", Languages.SHIPPED.contains(first) ? null : first);
        model.addAttribute("roles", people.rolesOf(person.id()));
        model.addAttribute("form", form);
        model.addAttribute("groupMails", groupMails);
        model.addAttribute("problems", problems);
        model.addAttribute("languages", PersonForm.offered());
        model.addAttribute("shipped", Languages.SHIPPED);
        model.addAttribute("zones", Zones.ALL);
        return "people/settings";
    }
}
