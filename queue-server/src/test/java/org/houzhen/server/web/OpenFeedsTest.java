package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class OpenFeedsTest {
    @Test
    void oneHolderHasItsLimitAndAllTogetherHaveTheirs() {
        var open = new OpenFeeds("desk", 3, 2);

        assertThat(open.enter("a")).isTrue();
        assertThat(open.enter("a")).isTrue();
        assertThat(open.enter("a")).as("a third of one").isFalse();
        assertThat(open.enter("b")).isTrue();
        assertThat(open.enter("c")).as("a fourth in all").isFalse();
        assertThat(open.open()).isEqualTo(3);
        assertThat(open.refused()).isEqualTo(2);

        open.leave("a");
        assertThat(open.enter("c")).isTrue();
    }

    @Test
    void aFeedIsCountedWhileItIsHeardAndRefusedWithWords() {
        var open = new OpenFeeds("desk", 1, 1);
        Flux<String> feed = open.counted("a", Flux.never());
        Disposable heard = feed.subscribe();

        Throwable refusal = feed.materialize().blockFirst().getThrowable();

        assertThat(refusal).isInstanceOf(ProblemException.class);
        assertThat(((ProblemException) refusal).problem().code()).isEqualTo("TOO_MANY_FEEDS");
        heard.dispose();
        assertThat(open.open()).isZero();
        feed.subscribe().dispose();
        assertThat(open.refused()).isEqualTo(1);
    }

    @Test
    void anAdministratorReadsHowManyAreOpenAndRefused() {
        var registry = new SimpleMeterRegistry();
        var open = new OpenFeeds("desk", 1, 1);
        open.bindTo(registry);
        open.enter("10.0.0.1");
        open.enter("10.0.0.2");

        assertThat(registry.get("houzhen.feeds.open")
                        .tag("kind", "desk")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("houzhen.feeds.refused").functionCounter().count())
                .isEqualTo(1);
        assertThat(registry.getMetersAsString()).doesNotContain("10.0.0");
    }

    @Test
    void whoComesAtOnceIsNeverMoreThanThereIsRoomFor() throws InterruptedException {
        var open = new OpenFeeds("screen", 50, 10);
        var in = new AtomicInteger();
        var began = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 400; i++) {
            String holder = "h" + i % 7;
            threads.execute(() -> {
                await(began);
                in.addAndGet(open.enter(holder) ? 1 : 0);
            });
        }
        began.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(in.get()).isLessThanOrEqualTo(50).isEqualTo(open.open());
        assertThat(open.refused()).isEqualTo(400 - in.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
