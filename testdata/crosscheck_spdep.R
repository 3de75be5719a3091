# Writes spdep.csv: Moran's I and Geary's C of the networks of mixing.csv, with what chance
# gives, by R spdep: ties count 1, isolated nodes stay.
#
# Run in this folder: Rscript crosscheck_spdep.R > spdep.csv
suppressMessages(library(spdep))
cat(sprintf("# spdep %s, %s, written by crosscheck_spdep.R\n", packageVersion("spdep"), R.version.string))
cat("row,network,values\n")
lines <- strsplit(readLines("mixing.csv"), ",", fixed = TRUE)
of <- function(row, network) {
  for (l in lines) if (l[1] == row && l[2] == network) return(if (length(l) > 2) strsplit(l[3], " ")[[1]] else character())
}
for (network in as.character(0:219)) {
  x <- as.numeric(of("values", network))
  ties <- of("network", network)
  n <- length(x)
  if (length(ties) == 0 || n < 4 || length(unique(x)) < 2) next
  neighbours <- rep(list(integer()), n)
  for (tie in ties) {
    ends <- as.integer(strsplit(sub(":.*", "", tie), "-")[[1]]) + 1L
    neighbours[[ends[1]]] <- c(neighbours[[ends[1]]], ends[2])
    neighbours[[ends[2]]] <- c(neighbours[[ends[2]]], ends[1])
  }
  nb <- lapply(neighbours, function(v) if (length(v)) sort(v) else 0L)
  class(nb) <- "nb"
  attr(nb, "region.id") <- as.character(seq_len(n))
  w <- nb2listw(nb, style = "B", zero.policy = TRUE)
  put <- function(row, randomisation, test) {
    r <- suppressWarnings(test(x, w, randomisation = randomisation, zero.policy = TRUE, adjust.n = FALSE))
    cat(row, ",", network, ",", paste(sprintf("%.15g", r$estimate), collapse = " "), "\n", sep = "")
  }
  put("moran", TRUE, moran.test)
  put("moran normal", FALSE, moran.test)
  put("geary", TRUE, geary.test)
  put("geary normal", FALSE, geary.test)
}
