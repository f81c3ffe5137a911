#include "strata_torch.h"
