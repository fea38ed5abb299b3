package org.houzhen.server.rules;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly why the server does not start, in place of a stack trace. */
final class RuleFileFailure extends AbstractFailureAnalyzer<RuleFileException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, RuleFileException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "服务器没有启动。请改正上面各行，再启动。每条规则允许的值见 docs/operations/rules.yml。", cause);
    }
}
