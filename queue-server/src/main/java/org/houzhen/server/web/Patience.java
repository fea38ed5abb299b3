package org.houzhen.server.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a request waits for what is being made durable, and what it is told when that takes too long. */
public final class Patience {
    private static final int SECONDS = 10;

    private Patience() {}

    /** Waits for an answer. None within the patience is not a "no": the same command may be sent again. */
    public static <R> R await(CompletableFuture<R> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static ProblemException unknown() {
        return new ProblemException("UNKNOWN_RESULT", "操作结果尚未确认，请再按一次同一按钮，不会重复执行。", 503);
    }

    /** Too much waits already; nothing was begun. */
    public static ProblemException busy() {
        return new ProblemException("BUSY", "系统繁忙，请稍后再按一次。", 503);
    }
}
