package org.houzhen.server.payment;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Reads whatever the tests of a class write to the log, our packages at DEBUG, exceptions with all their causes: who the
 * patients of the money campaign are, and what they show, must not be in it. It never says which words it found.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
    /** The names, the numbers, the payment code, and the electronic credential that runs are made with. */
    static final List<String> PLANTED =
            List.of("张三", "11010519491231002", FakeChannel.PAYMENT_CODE.digits(), "330600ec0001", "13900009999");

    private final Ear ear = new Ear();
    private Level before;

    /** Keeps counts, and nothing of what it heard. */
    private static final class Ear extends AppenderBase<ILoggingEvent> {
        private final AtomicLong heard = new AtomicLong();
        private final AtomicLong leaks = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            heard.incrementAndGet();
            String words = event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            if (PLANTED.stream().anyMatch(words::contains)) {
                leaks.incrementAndGet();
            }
        }
    }

    private static Logger ours() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.houzhen");
    }

    long leaks() {
        return ear.leaks.get();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        before = ours().getLevel();
        ours().setLevel(Level.DEBUG);
        ear.setContext(ours().getLoggerContext());
        ear.start();
        ours().getLoggerContext().getLogger(Logger.ROOT_LOGGER_NAME).addAppender(ear);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        System.out.printf("log lines=%d leaks=%d%n", ear.heard.get(), leaks());
        if (leaks() > 0) {
            throw new AssertionError(leaks() + " log lines tell who a patient is, or what they showed");
        }
    }

    void stop() {
        ours().getLoggerContext().getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(ear);
        ours().setLevel(before);
        ear.stop();
    }
}
