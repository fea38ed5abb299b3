package org.houzhen.server.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly why the server does not start, in place of a stack trace. */
final class FolderFailure extends AbstractFailureAnalyzer<FolderException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, FolderException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "服务器没有启动。数据目录用 --houzhen.data=目录 指定。The server has not started; --houzhen.data=FOLDER says where its data lies.",
                cause);
    }
}
