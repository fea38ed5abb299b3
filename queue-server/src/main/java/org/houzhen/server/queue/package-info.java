/** Owns the running queues of each waiting area: the commands that change them, and what boards and desks may see. */
package org.houzhen.server.queue;
