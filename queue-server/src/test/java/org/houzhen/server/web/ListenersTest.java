package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private final Listeners<List<String>> listeners = new Listeners<>();

    @Test
    void eachHearsOfItsOwnNameAsLongAsItListens() throws Exception {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        AutoCloseable firstListens = listeners.add("B", first);
        listeners.add("C", second);

        listeners.tell("B", heard -> heard.add("one"));
        firstListens.close();
        listeners.tell("B", heard -> heard.add("two"));

        assertThat(first).containsExactly("one");
        assertThat(second).isEmpty();
    }

    @Test
    void namesThatNobodyListensToLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            listeners.add("made up " + i, List.of()).close();
        }

        assertThat(listeners.names()).isZero();
    }
}
