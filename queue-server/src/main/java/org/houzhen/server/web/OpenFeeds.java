package org.houzhen.server.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * Counts the feeds of one kind that are open, in all and for each holder, such as a network address, and refuses whoever
 * comes beyond either limit. The metrics {@code houzhen.feeds.open} and {@code houzhen.feeds.refused} have the kind as tag;
 * who holds a feed is in no metric and no log. Any thread.
 */
public final class OpenFeeds implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFeeds.class);

    private final String kind;
    private final int max;
    private final int eachMax;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Integer> each = new ConcurrentHashMap<>();

    /**
     * None is open yet.
     *
     * @param kind such as desk; a tag of the metrics
     * @param max feeds in all
     * @param eachMax feeds of one holder
     */
    public OpenFeeds(String kind, int max, int eachMax) {
        this.kind = kind;
        this.max = max;
        this.eachMax = eachMax;
    }

    /** Counts one more, unless there is no room; whoever was let in leaves once. */
    public boolean enter(String holder) {
        if (open.incrementAndGet() > max) {
            open.decrementAndGet();
            return refuse();
        }
        if (each.merge(holder, 1, Integer::sum) > eachMax) {
            leave(holder);
            return refuse();
        }
        return true;
    }

    /** Said at 1, 2, 4, 8 ... refusals: whoever asks again and again fills no log. */
    private boolean refuse() {
        long count = refused.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn(
                    "{} feeds refused: {}; {} are open, {} in all and {} of one are allowed",
                    kind,
                    count,
                    open,
                    max,
                    eachMax);
        }
        return false;
    }

    public void leave(String holder) {
        open.decrementAndGet();
        each.computeIfPresent(holder, (any, count) -> count > 1 ? count - 1 : null);
    }

    /** The feed, counted while somebody hears it; in its place the refusal when there is no room. */
    public <T> Flux<T> counted(String holder, Flux<T> feed) {
        return Flux.defer(() -> enter(holder) ? feed.doFinally(end -> leave(holder)) : Flux.error(tooMany()));
    }

    private static ProblemException tooMany() {
        return new ProblemException("TOO_MANY_FEEDS", "打开的叫号页面太多，暂时连不上。请关闭本机上多余的页面；仍不行请联系管理员。", 503);
    }

    public int open() {
        return open.get();
    }

    public long refused() {
        return refused.get();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("houzhen.feeds.open", this, OpenFeeds::open)
                .tag("kind", kind)
                .register(registry);
        FunctionCounter.builder("houzhen.feeds.refused", this, OpenFeeds::refused)
                .tag("kind", kind)
                .register(registry);
    }
}
