/** The records that server, kiosk agent and pages say to each other; docs/wire holds one golden message of each. */
package org.houzhen.wire;
