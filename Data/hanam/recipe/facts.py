"""What is taken from the world: the present communes, and a hand-drawn outline around them.

Code, name, area (km²), centre to 0.01° and the communes that each was made of come from
thanglequoc/vietnamese-provinces-database (MIT, © 2021 Thang Le Quoc), state of 1 July 2025.
"""

COMMUNES = [
    ("13285", "Phường Phủ Lý", 11.84, (105.93, 20.53), "Phường Châu Cầu; Phường Thanh Châu; Phường Liêm Chính; Phường Quang Trung"),
    ("13291", "Phường Phù Vân", 19.34, (105.90, 20.55), "Phường Lê Hồng Phong; Xã Kim Bình; Xã Phù Vân"),
    ("13318", "Phường Châu Sơn", 17.45, (105.89, 20.51), "Phường Thanh Tuyền; Phường Châu Sơn; Thị trấn Kiện Khê"),
    ("13324", "Phường Duy Tiên", 28.93, (106.00, 20.63), "Xã Chuyên Ngoại; Xã Trác Văn; Xã Yên Nam; Phường Hòa Mạc"),
    ("13330", "Phường Duy Tân", 28.86, (106.00, 20.67), "Phường Châu Giang; Xã Mộc Hoàn; Phường Hòa Mạc"),
    ("13336", "Phường Duy Hà", 15.46, (105.91, 20.65), "Phường Duy Minh; Phường Duy Hải; Phường Hoàng Đông"),
    ("13348", "Phường Đồng Văn", 18.88, (105.94, 20.65), "Phường Bạch Thượng; Phường Yên Bắc; Phường Đồng Văn"),
    ("13363", "Phường Tiên Sơn", 23.96, (105.97, 20.60), "Phường Tiên Sơn; Phường Tiên Nội; Xã Tiên Ngoại"),
    ("13366", "Phường Hà Nam", 29.98, (105.94, 20.58), "Phường Lam Hạ; Phường Tân Hiệp; Phường Quang Trung; Phường Hoàng Đông; Phường Tiên Nội; Xã Tiên Ngoại"),
    ("13384", "Phường Kim Bảng", 15.22, (105.88, 20.59), "Phường Quế; Phường Ngọc Sơn; Xã Văn Xá"),
    ("13393", "Phường Lê Hồ", 22.27, (105.87, 20.62), "Phường Đại Cương; Phường Đồng Hoá; Phường Lê Hồ"),
    ("13396", "Phường Nguyễn Úy", 24.21, (105.83, 20.62), "Phường Tượng Lĩnh; Phường Tân Sơn; Xã Nguyễn Úy"),
    ("13402", "Phường Kim Thanh", 13.49, (105.90, 20.62), "Phường Tân Tựu; Xã Hoàng Tây"),
    ("13420", "Phường Tam Chúc", 46.56, (105.81, 20.56), "Phường Ba Sao; Xã Khả Phong; Xã Thuỵ Lôi"),
    ("13435", "Phường Lý Thường Kiệt", 53.66, (105.85, 20.53), "Xã Liên Sơn; Xã Thanh Sơn; Phường Thi Sơn"),
    ("13444", "Phường Liêm Tuyền", 21.44, (105.97, 20.54), "Phường Tân Liêm; Xã Đinh Xá; Xã Trịnh Xá"),
    ("13456", "Xã Liêm Hà", 20.95, (105.95, 20.50), "Xã Liêm Phong; Xã Liêm Cần; Xã Thanh Hà"),
    ("13474", "Xã Tân Thanh", 36.35, (105.91, 20.48), "Thị trấn Tân Thanh; Xã Thanh Thủy; Xã Thanh Phong"),
    ("13483", "Xã Thanh Bình", 23.85, (105.97, 20.46), "Xã Liêm Sơn; Xã Liêm Thuận; Xã Liêm Túc"),
    ("13489", "Xã Thanh Lâm", 52.91, (105.89, 20.42), "Xã Thanh Nghị; Xã Thanh Tân; Xã Thanh Hải"),
    ("13495", "Xã Thanh Liêm", 23.27, (105.93, 20.43), "Xã Thanh Hương; Xã Thanh Tâm; Xã Thanh Nguyên"),
    ("13501", "Xã Bình Mỹ", 30.28, (106.01, 20.49), "Thị trấn Bình Mỹ; Xã Đồn Xá; Xã La Sơn"),
    ("13504", "Xã Bình Lục", 23.97, (106.01, 20.55), "Xã Bình Nghĩa; Xã Tràng An; Xã Đồng Du"),
    ("13531", "Xã Bình Giang", 24.15, (106.10, 20.49), "Xã Bồ Đề; Xã Vũ Bản; Xã An Ninh"),
    ("13540", "Xã Bình An", 37.76, (106.06, 20.50), "Xã Trung Lương; Xã Ngọc Lũ; Xã Bình An"),
    ("13558", "Xã Bình Sơn", 28.06, (106.01, 20.44), "Xã Tiêu Động; Xã An Lão; Xã An Đổ"),
    ("13573", "Xã Lý Nhân", 18.38, (106.00, 20.60), "Xã Chính Lý; Xã Hợp Lý; Xã Văn Lý"),
    ("13579", "Xã Bắc Lý", 31.17, (106.09, 20.59), "Xã Chân Lý; Xã Đạo Lý; Xã Bắc Lý"),
    ("13591", "Xã Nam Xang", 22.70, (106.05, 20.59), "Xã Công Lý; Xã Nguyên Lý; Xã Đức Lý"),
    ("13594", "Xã Trần Thương", 26.32, (106.10, 20.55), "Xã Trần Hưng Đạo; Xã Nhân Nghĩa; Xã Nhân Bình"),
    ("13597", "Xã Vĩnh Trụ", 17.59, (106.05, 20.55), "Thị trấn Vĩnh Trụ; Xã Nhân Chính; Xã Nhân Khang"),
    ("13609", "Xã Nhân Hà", 23.98, (106.14, 20.54), "Xã Nhân Thịnh; Xã Nhân Mỹ; Xã Xuân Khê"),
    ("13627", "Xã Nam Lý", 28.69, (106.16, 20.51), "Xã Tiến Thắng; Xã Phú Phúc; Xã Hòa Hậu"),
]

# Drawn by hand around the centres, counter-clockwise from the south; not taken from any map.
OUTLINE = [
    (105.91, 20.37), (105.94, 20.38), (105.96, 20.41), (105.99, 20.42), (106.02, 20.41), (106.04, 20.42),
    (106.05, 20.46), (106.10, 20.47), (106.13, 20.49), (106.16, 20.47), (106.18, 20.50), (106.16, 20.55),
    (106.14, 20.57), (106.11, 20.60), (106.06, 20.61), (106.03, 20.64), (106.03, 20.67), (106.01, 20.69),
    (105.98, 20.69), (105.95, 20.67), (105.91, 20.67), (105.88, 20.65), (105.84, 20.66), (105.81, 20.63),
    (105.79, 20.60), (105.78, 20.57), (105.79, 20.53), (105.82, 20.51), (105.85, 20.47), (105.87, 20.42),
    (105.88, 20.38),
]
