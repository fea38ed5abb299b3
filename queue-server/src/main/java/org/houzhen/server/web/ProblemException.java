package org.houzhen.server.web;

import org.houzhen.wire.Problem;

/** Ends a request with a problem answer; its detail is read by a patient or a nurse, so it names no person. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(String code, String detail, int status) {
        this(new Problem(code, detail, status));
    }

    public ProblemException(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    /** Ends a request that no page of ours sends. */
    public static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new ProblemException("MALFORMED_REQUEST", "请求的内容不正确。请返回重试，或联系工作人员。", 400);
        }
    }

    public Problem problem() {
        return problem;
    }
}
