package org.houzhen.server.staff;

import org.houzhen.server.web.ProblemException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** A person proves by name and password to stand at somebody else's desk, at the same limits as signing in. */
@Component
class Proofs {
    private final SignIns signIns;
    private final SignInLimit limit;
    private final People people;

    Proofs(SignIns signIns, SignInLimit limit, People people) {
        this.signIns = signIns;
        this.limit = limit;
        this.people = people;
    }

    /** Blocks. */
    StaffPrincipal of(Approvals.Second second, ServerHttpRequest request) {
        if (!limit.allows(request)) {
            throw SignInController.tooMany();
        }
        ProblemException.require(second.isWellFormed());
        SignIns.Attempt attempt = signIns.prove(second.name().strip(), second.password());
        if (attempt instanceof SignIns.Attempt.Proven proven) {
            limit.succeeded(request);
            return people.find(proven.staffId()).orElseThrow().principal();
        }
        throw attempt instanceof SignIns.Attempt.Locked
                ? SignInController.locked()
                : new ProblemException("APPROVAL_REFUSED", "第二人的姓名或密码不正确，请本人重新输入。", 403);
    }
}
