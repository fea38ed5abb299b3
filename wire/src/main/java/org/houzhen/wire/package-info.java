/** The records that server, kiosk agent and pages say to each other; docs/wire has golden messages of those that screens read. */
package org.houzhen.wire;
