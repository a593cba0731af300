import BTSCheck
print("btscheck")
