package org.houzhen.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When and by whom answers are given, whatever the journal does meanwhile. */
@Timeout(60)
class ScribeTest {
    private static final StreamName STREAM = new StreamName("area/A/2026-11-22");
    private static final StreamName OTHER = new StreamName("area/B/2026-11-22");
    private static final int MANY = 50;

    private final MemoryJournal journal = new MemoryJournal();
    private final HeldJournal held = new HeldJournal(journal);

    private static Scribe<List<String>, String> scribe(Journal on) {
        return new Scribe<>(on, new Tally(), (stream, state, position) -> () -> {});
    }

    private static CompletableFuture<Integer> write(Scribe<List<String>, String> scribe, String word) {
        return scribe.submit(draft -> {
            draft.append(STREAM, word);
            return draft.state(STREAM).size();
        });
    }

    private static List<CompletableFuture<Integer>> writeMany(Scribe<List<String>, String> scribe) {
        return IntStream.range(0, MANY).mapToObj(i -> write(scribe, "w" + i)).toList();
    }

    @Test
    void anErrorThatEndsTheScribeEndsTheProcess() throws Exception {
        var ended = new CompletableFuture<Integer>();
        var scribe = new Scribe<List<String>, String>(
                journal,
                new Tally(),
                (stream, state, position) -> () -> {},
                List.of(),
                LastWords.of(status -> ended.complete(status)));

        scribe.submit(draft -> {
            throw new StackOverflowError("planted");
        });

        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(LastWords.STATUS);
    }

    /** Returns when it is about to throw. */
    private static CompletableFuture<Object> throwHalfway(Scribe<List<String>, String> scribe) {
        var throwing = new CountDownLatch(1);
        CompletableFuture<Object> answer = scribe.submit(draft -> {
            draft.append(STREAM, "half");
            throwing.countDown();
            throw new IllegalStateException("planted");
        });
        await(throwing);
        return answer;
    }

    /** The first commit, on its way to the disk and held there; it is not alone, so that the scribe goes on meanwhile. */
    private CompletableFuture<Integer> holdFirst(Scribe<List<String>, String> scribe, String word) {
        var handedIn = new CountDownLatch(1);
        CompletableFuture<Integer> first = scribe.submit(draft -> {
            draft.append(STREAM, word);
            await(handedIn);
            return draft.state(STREAM).size();
        });
        scribe.submit(draft -> 0);
        handedIn.countDown();
        held.awaitHolding();
        return first;
    }

    /** Returns when all that was handed in before has been decided, though not written. */
    private static void awaitDecided(Scribe<List<String>, String> scribe) {
        var decided = new CountDownLatch(1);
        scribe.submit(draft -> {
            decided.countDown();
            return 0;
        });
        await(decided);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static void assertPlanted(CompletableFuture<?> answer) {
        assertThatThrownBy(() -> get(answer)).hasMessageContaining("planted");
    }

    @Test
    void answersThatAreTakenSlowlyKeepNobodyElseWaiting() throws Exception {
        var taking = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var scribe = scribe(held)) {
            holdFirst(scribe, "first");
            List<CompletableFuture<Integer>> slow = writeMany(scribe);
            CompletableFuture<Void> taken = slow.get(0).thenAccept(answer -> {
                taking.countDown();
                await(release);
            });
            awaitDecided(scribe);
            held.release();
            await(taking);

            assertThat(get(write(scribe, "next"))).isEqualTo(MANY + 2);
            assertThat(get(write(scribe, "after"))).isEqualTo(MANY + 3);
            assertThat(taken).isNotDone();

            release.countDown();
            get(CompletableFuture.allOf(slow.toArray(CompletableFuture[]::new)));
        }
    }

    @Test
    void noAnswerIsGivenBeforeItsCommit() throws Exception {
        try (var scribe = scribe(held)) {
            List<CompletableFuture<Integer>> answers = writeMany(scribe);
            held.awaitHolding();
            CompletableFuture<Object> first = CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new));
            assertThatThrownBy(() -> first.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            held.release();
            get(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
            assertThat(journal.read(STREAM, 1)).hasSize(MANY);
        }
    }

    @Test
    void closingGivesEveryAnswer() {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (var scribe = scribe(journal)) {
            for (int round = 0; round < 20; round++) {
                answers.addAll(writeMany(scribe));
            }
        }

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(journal.read(STREAM, 1)).hasSize(20 * MANY);
    }

    @Test
    void whatComesWhileACommitIsWrittenSharesTheNextOne() throws Exception {
        try (var scribe = scribe(held)) {
            CompletableFuture<Integer> first = holdFirst(scribe, "first");
            List<CompletableFuture<Integer>> next = writeMany(scribe);
            awaitDecided(scribe);
            held.release();

            assertThat(get(first)).isEqualTo(1);
            get(CompletableFuture.allOf(next.toArray(CompletableFuture[]::new)));
        }
        assertThat(held.sizes()).containsExactly(1, MANY);
    }

    @Test
    void aFailedCommitFailsItsOwnCommandsAndLeavesNothingBehind() throws Exception {
        try (var scribe = scribe(held.failing(1))) {
            CompletableFuture<Integer> first = holdFirst(scribe, "first");
            List<CompletableFuture<Integer>> lost = writeMany(scribe);
            awaitDecided(scribe);
            held.release();

            assertThat(get(first)).isEqualTo(1);
            lost.forEach(ScribeTest::assertPlanted);
            assertThat(get(write(scribe, "next"))).isEqualTo(2);
        }
    }

    @Test
    void whatWasDecidedOnTopOfAFailedCommitIsDecidedAgain() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        var told = new CountDownLatch(1);
        Scribe.Listener<List<String>> listener = (stream, state, position) -> {
            String words = String.join(" ", state);
            return () -> {
                seen.add(words);
                told.countDown();
            };
        };
        try (var scribe = new Scribe<>(held.failing(0), new Tally(), listener)) {
            CompletableFuture<Integer> lost = holdFirst(scribe, "lost");
            CompletableFuture<Integer> onTop = write(scribe, "kept");
            awaitDecided(scribe);
            held.release();

            assertPlanted(lost);
            assertThat(get(onTop)).isEqualTo(1);
            await(told);
        }
        assertThat(journal.read(STREAM, 1)).hasSize(1);
        assertThat(new HashChain().firstBroken(journal.read(STREAM, 1))).isEmpty();
        assertThat(seen).containsExactly("kept");
    }

    @Test
    void workThatThrowsHalfwayWhileACommitIsWrittenSpoilsNeither() throws Exception {
        try (var scribe = scribe(held)) {
            CompletableFuture<Integer> first = holdFirst(scribe, "first");
            CompletableFuture<Integer> before = write(scribe, "before");
            awaitDecided(scribe);
            CompletableFuture<Object> bad = throwHalfway(scribe);
            CompletableFuture<Integer> after = write(scribe, "after");
            held.release();

            assertThat(get(first)).isEqualTo(1);
            assertThat(get(before)).isEqualTo(2);
            assertPlanted(bad);
            assertThat(get(after)).isEqualTo(3);
        }
        assertThat(new HashChain().firstBroken(journal.read(STREAM, 1))).isEmpty();
    }

    @Test
    void aStreamThatNobodyCanBeToldOfStopsNothing() throws Exception {
        var asked = new CountDownLatch(2);
        Scribe.Listener<List<String>> failing = (stream, state, position) -> {
            asked.countDown();
            throw new JournalUnavailableException("planted", null);
        };
        try (var scribe = new Scribe<>(journal, new Tally(), failing)) {
            assertThat(get(write(scribe, "one"))).isEqualTo(1);
            CompletableFuture<Integer> other = scribe.submit(draft -> {
                draft.append(OTHER, "two");
                return 1;
            });
            assertThat(get(other)).isEqualTo(1);
            await(asked);
        }
    }

    @Test
    void nobodyIsToldOfWhatIsNotDurableYet() throws Exception {
        var told = new CountDownLatch(1);
        try (var scribe = new Scribe<>(held, new Tally(), (stream, state, position) -> told::countDown)) {
            write(scribe, "one");
            held.awaitHolding();
            assertThat(told.await(50, TimeUnit.MILLISECONDS)).isFalse();

            held.release();
            await(told);
        }
    }

    @Test
    void aPressThatComesAloneIsWrittenByTheThreadThatDecidedIt() throws Exception {
        var writers = new CopyOnWriteArrayList<Thread>();
        Journal watched = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                writers.add(Thread.currentThread());
                super.append(entries);
            }
        };
        var decider = new AtomicReference<Thread>();
        try (var scribe = scribe(watched)) {
            get(scribe.submit(draft -> {
                decider.set(Thread.currentThread());
                draft.append(STREAM, "alone");
                return 1;
            }));
        }
        assertThat(writers).containsExactly(decider.get());
    }

    @Test
    void aFailedPressThatCameAloneIsToldToNobody() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        Scribe.Listener<List<String>> listener = (stream, state, position) -> {
            int size = state.size();
            return () -> seen.add(size);
        };
        held.release();
        try (var scribe = new Scribe<>(held.failing(0), new Tally(), listener)) {
            assertPlanted(write(scribe, "lost"));
        }
        assertThat(seen).containsOnly(0);
    }
}
