#ifndef UNDERSTUDY_CLIBYAML_H
#define UNDERSTUDY_CLIBYAML_H

#include <yaml.h>

#endif
