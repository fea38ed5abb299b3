package org.houzhen.server.calling;

import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.staff.Approvals;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.wire.DeskReason;

/**
 * Puts together what a person may change an order with (RULES 8): the reason, and who allowed this very change. An
 * approval that was given for anything else counts as none, so the engine asks for one where it needs one.
 */
final class Warrants {
    private final Approvals approvals;

    Warrants(Approvals approvals) {
        this.approvals = approvals;
    }

    /**
     * One change as a desk asks for it, to be told from any other.
     *
     * @param room the room that calls; empty where none does
     */
    record Change(String area, String verb, String ticket, String room) {}

    Warrant of(StaffPrincipal staff, UUID key, Change change, DeskReason body, Reason reason) {
        String approval = Objects.requireNonNullElse(body.approval(), "");
        return approval.isEmpty()
                ? Warrant.of(reason)
                : approvals
                        .of(approval, matter(staff, key, change, body))
                        .map(second -> new Warrant(reason, second))
                        .orElseGet(() -> Warrant.of(reason));
    }

    /** What a second person allows: this command with this content, asked by this person. */
    static Approvals.Matter matter(StaffPrincipal staff, UUID key, Change change, DeskReason body) {
        String what = String.join(
                "\n",
                change.verb(),
                change.ticket(),
                Objects.requireNonNullElse(change.room(), ""),
                Objects.requireNonNullElse(body.reason(), ""),
                Objects.requireNonNullElse(body.priority(), ""),
                Objects.requireNonNullElse(body.queue(), ""),
                String.valueOf(body.grade()),
                Objects.requireNonNullElse(body.note(), ""));
        return new Approvals.Matter(key, staff.staffId(), change.area(), what);
    }
}
