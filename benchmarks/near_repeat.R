# Knox's table by NearRepeat: Rscript near_repeat.R EVENTS.csv PERMUTATIONS prints seconds, then the table by rows.
library(NearRepeat)
arguments <- commandArgs(trailingOnly = TRUE)
events <- read.csv(arguments[1])
time <- as.Date("2024-01-01") + events$day
set.seed(1)
seconds <- system.time(found <- NearRepeat(
  x = events$x, y = events$y, time = time, sds = seq(0, 500, 100), tds = seq(0, 28, 7),
  nrep = as.integer(arguments[2]), method = "euclidean"
))[["elapsed"]]
cat("\n", seconds, t(unclass(found$observed)), "\n")
