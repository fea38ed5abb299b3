package org.houzhen.server.screen;

import java.util.List;

/** The screens of the hospital. */
public interface Screens {
    /** Adds the screen unless there is one with its id: what staff have changed since stays. Blocks. */
    void ensure(Screen screen);

    /** All of them by area and name. */
    List<Screen> all();
}
