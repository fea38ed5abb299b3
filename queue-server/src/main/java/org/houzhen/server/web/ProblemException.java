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

    public Problem problem() {
        return problem;
    }
}
