package org.houzhen.kiosk.cards;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Ends the agent just before or just after chosen calls of whoever is watched. */
final class Cut {
    private final Deque<Integer> at;
    private int points;

    /** The agent ends here. An error, because nothing in the product catches errors. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;

        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    /** @param at points, each counted from the one before; every call has two, before and after it is done */
    Cut(List<Integer> at) {
        this.at = new ArrayDeque<>(at);
    }

    int points() {
        return points;
    }

    <T> T watch(Class<T> kind, T real) {
        return kind.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {kind}, (proxy, method, arguments) -> {
                    point();
                    Object answer = invoke(real, method, arguments);
                    point();
                    return answer;
                }));
    }

    private void point() {
        if (!at.isEmpty() && points == at.peek()) {
            at.poll();
            points = 0;
            throw new PowerCut();
        }
        points++;
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
