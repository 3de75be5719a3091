# Writes brokerage.csv: what R sna says of 240 small networks with categories.
#
# Run in this folder: Rscript crosscheck_brokerage.R > brokerage.csv
suppressMessages(library(sna))

number <- function(x) paste(sprintf("%.13g", x), collapse = ",")

kinds <- list(
  random = function(n, p) matrix(as.numeric(runif(n * n) < p), n),
  mutual = function(n, p) {
    m <- matrix(as.numeric(runif(n * n) < p), n)
    m * t(m)
  },
  complete = function(n, p) matrix(1, n, n),
  empty = function(n, p) matrix(0, n, n),
  star = function(n, p) {
    m <- matrix(0, n, n)
    m[1, ] <- 1
    m[, 1] <- 1
    m
  },
  path = function(n, p) {
    m <- matrix(0, n, n)
    m[cbind(seq_len(n - 1), 2:n)] <- 1
    m
  },
  twocomponents = function(n, p) {
    half <- seq_len(n) <= n %/% 2
    m <- matrix(as.numeric(runif(n * n) < p), n)
    m * outer(half, half, "==")
  }
)

cat(sprintf("# R %s.%s, sna %s (Debian r-cran-sna), written by crosscheck_brokerage.R\n",
  R.version$major, R.version$minor, packageVersion("sna")))
cat("# network: the categories of nodes, and who has an arc to whom, row by row\n")
cat("# node: w_I w_O b_IO (representative) b_OI (gatekeeper) b_O; group, expected and deviation, and total, raw, expected and deviation: those and t\n")
cat("row,network,key,values\n")
set.seed(2024)
for (id in 1:240) {
  kind <- c(rep("random", 9), "mutual", "complete", "empty", "star", "path", "twocomponents")[1 + id %% 15]
  n <- sample(3:9, 1)
  m <- kinds[[kind]](n, sample(c(.15, .3, .5, .8), 1))
  diag(m) <- 0
  cl <- sample(letters[1:sample(1:5, 1)], n, replace = TRUE)
  b <- suppressWarnings(brokerage(m, cl))
  cat(sprintf("network,%d,%s,%s\n", id, paste(cl, collapse = ""), paste(t(m), collapse = "")))
  for (v in 1:n) cat(sprintf("node,%d,%d,\"%s\"\n", id, v - 1, number(b$raw.nli[v, 1:5])))
  for (g in sort(unique(cl))) {
    cat(sprintf("expected,%d,%s,\"%s\"\n", id, g, number(b$exp.grp[g, ])))
    cat(sprintf("deviation,%d,%s,\"%s\"\n", id, g, number(b$sd.grp[g, ])))
  }
  cat(sprintf("raw,%d,,\"%s\"\n", id, number(b$raw.gli)))
  cat(sprintf("total,%d,,\"%s\"\n", id, number(b$exp.gli)))
  cat(sprintf("spread,%d,,\"%s\"\n", id, number(b$sd.gli)))
}
