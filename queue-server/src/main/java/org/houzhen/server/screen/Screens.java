package org.houzhen.server.screen;

import java.util.Collection;
import java.util.List;

/** The screens of the hospital. */
public interface Screens {
    /** Adds each screen unless there is one with its id, or staff removed it: what they changed stays. Blocks. */
    void ensure(Collection<Screen> screens);

    /** The same for one. */
    default void ensure(Screen screen) {
        ensure(List.of(screen));
    }

    /** All of them by area and name. */
    List<Screen> all();
}
