package org.biennium.reminder;

import java.security.Principal;
import org.biennium.people.Role;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an officer holds the escalation of a step back before it leaves, and lets it go again. */
@Controller
class HoldPages {

    private final Expectations expectations;
    private final Steps steps;
    private final Staff staff;

    HoldPages(Expectations expectations, Steps steps, Staff staff) {
        this.expectations = expectations;
        this.steps = steps;
        this.staff = staff;
    }

    @PostMapping("/expected/{taskId}/hold")
    String hold(@PathVariable String taskId, @RequestParam(defaultValue = "") String reason, Principal signedIn) {
        var officer = staff.require(signedIn, Role.OFFICER);
        var step = step(taskId);
        expectations.hold(taskId, reason.strip(), officer.id());
        return back(step);
    }

    @PostMapping("/expected/{taskId}/release")
    String release(@PathVariable String taskId, Principal signedIn) {
        staff.require(signedIn, Role.OFFICER);
        var step = step(taskId);
        expectations.release(taskId);
        return back(step);
    }

    private Step step(String taskId) {
        return steps.find(taskId).orElseThrow(Staff::nothingHere);
    }

    private static String back(Step step) {
        return "redirect:/plans/" + step.what().caseKey() + "#reminders";
    }
}
