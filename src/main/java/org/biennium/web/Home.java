package org.biennium.web;

import java.security.Principal;
import org.biennium.engine.StepDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where a person arrives: at the place of their role, or at the task a mail told of. */
@Controller
class Home {

    private final Visitor visitor;
    private final StepDesk steps;

    Home(Visitor visitor, StepDesk steps) {
        this.visitor = visitor;
        this.steps = steps;
    }

    @GetMapping({"/", "/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
    String home() {
        return visitor.isAdmin() ? "redirect:/people" : "redirect:/plans";
    }

    /** A step that is done or was never there looks the same; who of the reader's group has taken it on is named. */
    @GetMapping("/tasks/{id}")
    ModelAndView task(@PathVariable String id, Principal person) {
        var step = steps.find(id);
        if (step.isPresent() && steps.isTurnOf(step.get(), person.getName())) {
            return new ModelAndView(new RedirectView(
                    "/camunda/app/tasklist/default/#/?task=" + step.get().taskId()));
        }
        var page = new ModelAndView("web/step-done", HttpStatus.NOT_FOUND);
        step.flatMap(taken -> steps.colleagueOn(taken, person.getName()))
                .ifPresent(colleague -> page.addObject("colleague", colleague));
        return page;
    }
}
