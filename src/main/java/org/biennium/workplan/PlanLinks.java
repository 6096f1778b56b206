package org.biennium.workplan;

import org.biennium.document.FindingView;
import org.biennium.document.Missing;
import org.biennium.document.Place;

/** Addresses of a plan's pages. */
final class PlanLinks {

    private PlanLinks() {}

    static String plan(String key) {
        return "/plans/" + key;
    }

    /** The plan on one page, with the decision that is the reader's. */
    static String summary(String key) {
        return "/plans/" + key + "/summary";
    }

    /** Where a section or a row is written. */
    static String to(String key, Place place) {
        var section = "/plans/" + key + "/sections/" + place.section();
        return place.row() == null ? section : section + "/rows/" + place.row();
    }

    /** Where it is said which parts of a section or a row are not for everybody. */
    static String restrictions(String key, Place place) {
        return to(key, place) + "/restrictions";
    }

    /** Where something that a check found can be mended; for whoever may not write, where it stands. */
    static String to(PlanView plan, FindingView found) {
        var here = "/plans/" + plan.key();
        if (!plan.mayEdit()) {
            return here + (found.row() == null ? "#section-" + found.section() : "#row-" + found.row());
        }
        var section = here + "/sections/" + found.section();
        var place = found.row() == null ? section : section + "/rows/" + found.row();
        return found.field() == null ? place : place + "#" + found.field();
    }

    /** Where something that is missing can be filled in. */
    static String to(String key, Missing missing) {
        var place = to(key, new Place(missing.section(), missing.row()));
        return missing.field() == null ? place : place + "#" + missing.field();
    }
}
