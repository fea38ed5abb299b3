package org.houzhen.server.staff;

import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ApprovalGiven;
import org.houzhen.wire.AskMoneyApproval;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A second person at the cash desk allows one refund, or one decision about a difference; see {@link Approvals}. */
@RestController
class MoneyApprovalController {
    private static final int MATTER_MAX = 2_000;

    private final Approvals approvals;

    MoneyApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    @PostMapping("/api/desk/money/approvals")
    ApprovalGiven approve(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestBody AskMoneyApproval asked,
            ServerHttpRequest request) {
        ProblemException.require(asked.command() != null
                && asked.matter() != null
                && asked.matter().length() <= MATTER_MAX);
        return new ApprovalGiven(approvals.give(
                new Approvals.Matter(asked.command(), staff.staffId(), Approvals.MONEY, asked.matter()),
                new Approvals.Second(asked.name(), asked.password()),
                request));
    }
}
