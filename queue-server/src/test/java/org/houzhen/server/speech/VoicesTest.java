package org.houzhen.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Two speak and eight wait. */
    private static final int ROOM = 10;

    private final ExecutorService screens = Executors.newCachedThreadPool();
    private final AtomicInteger speaking = new AtomicInteger();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void end() {
        mayEnd.countDown();
        screens.shutdownNow();
    }

    private static Spoken sentence(int number) {
        return new Spoken(List.of("hao" + number));
    }

    /** Beside the test: a voice that never answers must not hold it. */
    private CompletableFuture<Optional<byte[]>> asks(Voices voices, Spoken sentence) {
        return CompletableFuture.supplyAsync(() -> voices.say(sentence), screens);
    }

    private Optional<byte[]> slowly(Spoken sentence) {
        speaking.incrementAndGet();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(new byte[] {1});
    }

    @Test
    void whenTooManyWaitForTheVoiceTheNextIsRefusedAtOnceAndTheOthersAreServed() {
        var voices = new Voices(List.of(this::slowly));
        List<CompletableFuture<Optional<byte[]>>> asked = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            Spoken own = sentence(i);
            asked.add(asks(voices, own));
        }
        await().until(() -> speaking.get() == 2 && voices.waiting() == ROOM - 2);

        assertThat(asks(voices, sentence(99)))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);

        mayEnd.countDown();
        assertThat(asked)
                .allSatisfy(each -> assertThat(each)
                        .succeedsWithin(PATIENCE)
                        .satisfies(sound -> assertThat(sound).isPresent()));
        assertThat(asks(voices, sentence(99)))
                .succeedsWithin(PATIENCE)
                .satisfies(sound -> assertThat(sound).isPresent());
    }

    @Test
    void whatIsKeptHasALimitInBytesToo() {
        var made = new AtomicInteger();
        var voices = new Voices(List.of(sentence -> {
            made.incrementAndGet();
            return Optional.of(new byte[5_000_000]);
        }));
        voices.say(sentence(1));
        voices.say(sentence(1));
        assertThat(made.get()).isEqualTo(1);

        for (int i = 2; i <= 4; i++) {
            voices.say(sentence(i));
        }

        assertThat(voices.kept(sentence(4))).isPresent();
        assertThat(voices.kept(sentence(1))).isEmpty();
    }
}
