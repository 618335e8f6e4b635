/** What plugins ask of other services, and what comes back: clusters, requests, answers, failures. Data only. */
package dev.penstock.core.call;
