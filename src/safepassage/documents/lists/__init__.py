"""Lists in which states exchange certificates: master lists, PKD files, deviation lists."""
