package org.houzhen.server.queue;

import org.houzhen.server.journal.StreamName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps, beside the journal, up to which position the hospital has been told; it only ever moves on. */
record ToldPositions(JdbcClient jdbc) {
    long of(StreamName stream) {
        return jdbc.sql("select position from visit_told where stream = ?")
                .param(stream.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void advance(StreamName stream, long position) {
        jdbc.sql("insert into visit_told (stream, position) values (?, ?) on conflict (stream)"
                        + " do update set position = excluded.position"
                        + " where visit_told.position < excluded.position")
                .params(stream.value(), position)
                .update();
    }
}
