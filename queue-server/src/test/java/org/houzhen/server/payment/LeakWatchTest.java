package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LeakWatchTest {
    private static final Logger LOG = LoggerFactory.getLogger(LeakWatchTest.class);

    private final LeakWatch watch = new LeakWatch();

    @Test
    void whatNamesNobodyIsNoLeak() {
        watch.beforeAll(null);
        LOG.debug("order HZ1 of terminal K1 is paid by {}", FakeChannel.PAYMENT_CODE);

        watch.afterAll(null);
        assertThat(watch.leaks()).isZero();
    }

    @Test
    void aLeakIsFoundInALineInAnExceptionAndInItsCause() {
        watch.beforeAll(null);
        LOG.debug("paid by {}", FakeChannel.PAYMENT_CODE.digits());
        LOG.warn("broke", new IllegalStateException("no case of 张三"));
        LOG.warn("broke", new IllegalStateException("no case", new IllegalArgumentException("110105194912310021")));

        assertThat(watch.leaks()).isEqualTo(3);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> watch.afterAll(null));
    }
}
