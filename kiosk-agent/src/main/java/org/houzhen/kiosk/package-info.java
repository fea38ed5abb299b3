/** The agent on a self-service terminal: it starts the modules below it and owns nothing else. */
package org.houzhen.kiosk;
