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
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static Scribe<List<String>, String> scribe(Journal on) {
        return new Scribe<>(on, new Tally(), (stream, state, position) -> () -> {});
    }

    private static CompletableFuture<Integer> write(Scribe<List<String>, String> scribe, String word) {
        return scribe.submit(draft -> {
            draft.append(STREAM, word);
            return draft.state(STREAM).size();
        });
    }

    /** Commands that are decided together: the first of them waits until all are handed in. */
    private static List<CompletableFuture<Integer>> writeTogether(Scribe<List<String>, String> scribe, int count) {
        var handedIn = new CountDownLatch(1);
        scribe.submit(draft -> await(handedIn));
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, count).mapToObj(i -> write(scribe, "w" + i)).toList();
        handedIn.countDown();
        return answers;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersThatAreTakenSlowlyKeepNobodyElseWaiting() throws Exception {
        var handedIn = new CountDownLatch(1);
        var taking = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var scribe = scribe(journal)) {
            scribe.submit(draft -> await(handedIn));
            List<CompletableFuture<Integer>> slow = IntStream.range(0, MANY)
                    .mapToObj(i -> write(scribe, "w" + i))
                    .toList();
            CompletableFuture<Void> taken = slow.get(0).thenAccept(answer -> {
                taking.countDown();
                await(release);
            });
            handedIn.countDown();
            await(taking);

            assertThat(write(scribe, "next").get(10, TimeUnit.SECONDS)).isEqualTo(MANY + 1);
            assertThat(write(scribe, "after").get(10, TimeUnit.SECONDS)).isEqualTo(MANY + 2);
            assertThat(taken).isNotDone();

            release.countDown();
            CompletableFuture.allOf(slow.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void noAnswerIsGivenBeforeItsCommit() throws Exception {
        var committing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Journal slow = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                committing.countDown();
                await(release);
                super.append(entries);
            }
        };
        try (var scribe = scribe(slow)) {
            List<CompletableFuture<Integer>> answers = writeTogether(scribe, MANY);
            await(committing);
            CompletableFuture<Object> first = CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new));
            assertThatThrownBy(() -> first.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            release.countDown();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
            assertThat(journal.read(STREAM, 1)).hasSize(MANY);
        }
    }

    @Test
    void closingGivesEveryAnswer() throws Exception {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (var scribe = scribe(journal)) {
            for (int round = 0; round < 20; round++) {
                answers.addAll(writeTogether(scribe, MANY));
            }
        }

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(journal.read(STREAM, 1)).hasSize(20 * MANY);
    }

    @Test
    void whatComesWhileACommitIsWrittenSharesTheNextOne() throws Exception {
        var committing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        List<Integer> commits = new CopyOnWriteArrayList<>();
        Journal slow = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                commits.add(entries.size());
                committing.countDown();
                await(release);
                super.append(entries);
            }
        };
        try (var scribe = scribe(slow)) {
            CompletableFuture<Integer> first = write(scribe, "first");
            await(committing);
            List<CompletableFuture<Integer>> next = writeTogether(scribe, MANY);
            release.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            CompletableFuture.allOf(next.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        }

        assertThat(commits).containsExactly(1, MANY);
    }

    @Test
    void whatWasDecidedOnTopOfAFailedCommitIsDecidedAgain() throws Exception {
        var committing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var failing = new AtomicBoolean(true);
        List<String> seen = new CopyOnWriteArrayList<>();
        var told = new CountDownLatch(1);
        Journal broken = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                committing.countDown();
                await(release);
                if (failing.getAndSet(false)) {
                    throw new JournalUnavailableException("planted", null);
                }
                super.append(entries);
            }
        };
        try (var scribe = new Scribe<>(broken, new Tally(), (stream, state, position) -> {
            String words = String.join(" ", state);
            return () -> {
                seen.add(words);
                told.countDown();
            };
        })) {
            CompletableFuture<Integer> lost = write(scribe, "lost");
            await(committing);
            var decided = new CountDownLatch(1);
            CompletableFuture<Integer> onTop = write(scribe, "kept");
            scribe.submit(draft -> {
                decided.countDown();
                return 0;
            });
            await(decided);
            release.countDown();

            assertThatThrownBy(() -> lost.get(10, TimeUnit.SECONDS)).hasMessageContaining("planted");
            assertThat(onTop.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            await(told);
        }
        assertThat(journal.read(STREAM, 1)).hasSize(1);
        assertThat(new HashChain().firstBroken(journal.read(STREAM, 1))).isEmpty();
        assertThat(seen).containsExactly("kept");
    }

    @Test
    void workThatThrowsHalfwayWhileACommitIsWrittenSpoilsNeither() throws Exception {
        var committing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Journal slow = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                committing.countDown();
                await(release);
                super.append(entries);
            }
        };
        try (var scribe = scribe(slow)) {
            CompletableFuture<Integer> first = write(scribe, "first");
            await(committing);
            CompletableFuture<Integer> before = write(scribe, "before");
            var throwing = new CountDownLatch(1);
            CompletableFuture<Object> bad = scribe.submit(draft -> {
                draft.append(STREAM, "half");
                throwing.countDown();
                throw new IllegalStateException("planted");
            });
            await(throwing);
            release.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(before.get(10, TimeUnit.SECONDS)).isEqualTo(2);
            assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasMessageContaining("planted");
            assertThat(write(scribe, "after").get(10, TimeUnit.SECONDS)).isEqualTo(3);
        }
        assertThat(new HashChain().firstBroken(journal.read(STREAM, 1))).isEmpty();
    }

    @Test
    void aFailedCommitFailsItsOwnCommandsAndLeavesNothingBehind() throws Exception {
        var failing = new AtomicBoolean(true);
        Journal broken = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                if (failing.getAndSet(false)) {
                    throw new JournalUnavailableException("planted", null);
                }
                super.append(entries);
            }
        };
        try (var scribe = scribe(broken)) {
            List<CompletableFuture<Integer>> lost = writeTogether(scribe, MANY);
            for (CompletableFuture<Integer> answer : lost) {
                assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasMessageContaining("planted");
            }

            assertThat(write(scribe, "next").get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void workThatThrowsHalfwayIsLeftOutOfWhatWasDecidedBeforeIt() throws Exception {
        var handedIn = new CountDownLatch(1);
        try (var scribe = scribe(journal)) {
            scribe.submit(draft -> await(handedIn));
            CompletableFuture<Integer> before = write(scribe, "before");
            CompletableFuture<Object> bad = scribe.submit(draft -> {
                draft.append(STREAM, "half");
                throw new IllegalStateException("planted");
            });
            CompletableFuture<Integer> after = write(scribe, "after");
            handedIn.countDown();

            assertThat(before.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasMessageContaining("planted");
            assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo(2);
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
            write(scribe, "one").get(10, TimeUnit.SECONDS);
            CompletableFuture<Integer> other = scribe.submit(draft -> {
                draft.append(OTHER, "two");
                return 1;
            });
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(await(asked)).isTrue();
        }
    }

    @Test
    void nobodyIsToldOfWhatIsNotDurableYet() throws Exception {
        var committing = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        Journal slow = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                committing.countDown();
                await(release);
                super.append(entries);
            }
        };
        try (var scribe = new Scribe<>(slow, new Tally(), (stream, state, position) -> told::countDown)) {
            write(scribe, "one");
            await(committing);
            assertThat(told.await(50, TimeUnit.MILLISECONDS)).isFalse();

            release.countDown();
            assertThat(await(told)).isTrue();
        }
    }
}
