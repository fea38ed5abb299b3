package org.houzhen.server.screen;

import java.time.Instant;
import java.util.List;

/** Tells a desk what the screens of its area have shown. Answers from memory. */
public interface ScreenWatch {
    List<Shown> shown(String area);

    /** Tells whenever a screen of the area comes, goes, or has shown something. The listener must be quick. */
    AutoCloseable onShown(String area, Runnable listener);

    /**
     * One screen.
     *
     * @param connected a page is on it and its connection lives
     * @param epoch which day's view it last said it shows; empty when it never said
     * @param position the position of that view
     * @param seenAt when it last said anything; absent when never since the server started
     */
    record Shown(Screen screen, boolean connected, String epoch, long position, Instant seenAt) {
        /** It shows the view of that position, or a newer one of the same day. */
        public boolean hasShown(String ofEpoch, long atLeast) {
            return connected && epoch.equals(ofEpoch) && position >= atLeast;
        }
    }
}
