package org.houzhen.server.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.journal.Draft;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.OverloadedException;
import org.houzhen.server.journal.Scribe;
import org.houzhen.server.journal.Work;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;

/**
 * The rules that decide now. Whoever acted last, the file or an administrator, is right; every act is a fact of the
 * journal before anybody hears of it.
 */
public final class RulesInForce implements AutoCloseable {
    private final Clock clock;
    private final Scribe<RuleHistory, RulesAdopted> scribe;
    private final AtomicReference<Version> newest = new AtomicReference<>();
    private final List<Consumer<Cause>> listeners = new CopyOnWriteArrayList<>();

    /** @param journal for this stream alone: one scribe to one journal */
    public RulesInForce(Journal journal, Clock clock) {
        this.clock = clock;
        this.scribe = new Scribe<>(journal, new RuleFold(), (stream, history, position) -> () -> {});
        try {
            took(ask(draft -> version(state(draft))));
        } catch (RuntimeException e) {
            scribe.close();
            throw e;
        }
    }

    /** Rules with their position in the stream; 0 before anything was adopted. */
    record Version(int position, RuleDocument document, RuleBook book) {}

    /** What somebody at the page wants, having seen the rules of a position. */
    record Change(int seen, RuleDocument document, String reason) {}

    public RuleBook book() {
        return newest.get().book();
    }

    Version version() {
        return newest.get();
    }

    /** What would read otherwise under another document. */
    public List<RuleChange> changesTo(RuleDocument document) {
        return RuleChanges.between(version().document(), document);
    }

    List<RulesAdopted> history() {
        return ask(draft -> state(draft).all());
    }

    /** Is called after each change, with its cause, by the thread that asked for it. */
    public void onChange(Consumer<Cause> listener) {
        listeners.add(listener);
    }

    /**
     * The book that a document would make.
     *
     * @throws ProblemException if it is not allowed
     */
    public static RuleBook bookOf(RuleDocument document) {
        List<RuleCheck.Wrong> wrong = RuleCheck.of(document);
        if (!wrong.isEmpty()) {
            throw new ProblemException("RULES_INVALID", "规则有误：" + RuleCheck.lines(wrong), 422);
        }
        return document.book();
    }

    /** Takes over what the file says, if it says something else than when it was last taken over. */
    void adoptFile(RuleDocument file, String name) {
        String source = digest(file);
        Optional<RulesAdopted> adopted = ask(draft -> {
            RuleHistory history = state(draft);
            if (history.source().equals(source)) {
                return Optional.empty();
            }
            String reason = history.position() == 0 ? "首次启动" : name + " 有改动";
            var cause = new Cause(named(source + history.position()), RulesAdopted.FILE, now());
            return Optional.of(append(draft, adopted(file.complete(), reason, source, cause)));
        });
        adopted.ifPresent(rules -> announce(rules));
    }

    /** Takes over what an administrator has decided; told twice under one id it is done once. */
    Version adopt(UUID command, String actor, Change change) {
        bookOf(change.document());
        var cause = new Cause(command, actor, now());
        RulesAdopted done = ask(draft -> state(draft)
                .causedBy(command)
                .map(first -> sameAs(change, first))
                .orElseGet(() -> decide(draft, change, cause)));
        announce(done);
        return version();
    }

    private static RulesAdopted sameAs(Change change, RulesAdopted first) {
        if (!first.document().equals(change.document().complete())
                || !first.reason().equals(change.reason())) {
            throw new ProblemException("IDEMPOTENCY_KEY_REUSED", "这次操作的编号已用于另一项操作，这一次没有执行。请刷新页面，看过最新规则后再改。", 409);
        }
        return first;
    }

    private static RulesAdopted decide(Draft<RuleHistory, RulesAdopted> draft, Change change, Cause cause) {
        RuleHistory history = state(draft);
        if (history.position() != change.seen()) {
            throw new ProblemException("RULES_CHANGED", "规则刚刚被别人改过。请刷新后看过新的规则再改。", 409);
        }
        RuleDocument document = change.document().complete();
        if (document.equals(history.newest())) {
            throw new ProblemException("RULES_UNCHANGED", "没有改动任何规则。", 409);
        }
        return append(draft, adopted(document, change.reason(), "", cause));
    }

    private static RulesAdopted adopted(RuleDocument document, String reason, String source, Cause cause) {
        return new RulesAdopted(document, reason, source, cause.actor(), cause.command(), cause.at());
    }

    private static RulesAdopted append(Draft<RuleHistory, RulesAdopted> draft, RulesAdopted rules) {
        draft.append(RuleFold.STREAM, rules);
        return rules;
    }

    private void announce(RulesAdopted rules) {
        took(ask(draft -> version(state(draft))));
        var cause = new Cause(rules.cause(), rules.actor(), rules.at());
        listeners.forEach(listener -> listener.accept(cause));
    }

    private void took(Version version) {
        newest.accumulateAndGet(
                version, (one, other) -> one == null || other.position() >= one.position() ? other : one);
    }

    private static Version version(RuleHistory history) {
        return new Version(
                history.position(), history.newest(), history.newest().book());
    }

    private static RuleHistory state(Draft<RuleHistory, RulesAdopted> draft) {
        return draft.state(RuleFold.STREAM);
    }

    private <R> R ask(Work<RuleHistory, RulesAdopted, R> work) {
        try {
            return Patience.await(scribe.submit(work));
        } catch (OverloadedException e) {
            throw Patience.busy();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("rules " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Of what was written, not of how: comments and what we ship may change without a new act. */
    private static String digest(RuleDocument document) {
        try {
            byte[] text = document.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        scribe.close();
    }
}
