package org.houzhen.server.calling;

/** Says where the calls of an area are seen right now, so that a desk knows whether its call reached the hall. */
interface ShownOn {
    /** One short sentence in both languages. */
    record Words(String zh, String en) {}

    /** Such as "大厅屏已显示", for what stands at a position of the area's journal today. */
    Words words(String area, String epoch, long position);

    /** Tells whenever the words may have changed. */
    AutoCloseable onChange(String area, Runnable listener);
}
